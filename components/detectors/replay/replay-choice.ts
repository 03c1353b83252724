import type { ReplayChange } from "@/lib/detection/contract";

/** The stream of accounts that is looked at. */
export interface ReplayChoice {
  change: ReplayChange | undefined;
  campaignId: string | undefined;
  /** In words, for the heading. */
  words: string;
}

export const noChoice: ReplayChoice = { change: undefined, campaignId: undefined, words: "all that change" };
