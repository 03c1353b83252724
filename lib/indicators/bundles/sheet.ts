import type { RecallCause, Tlp } from "../contract";
import type { LedgerObject } from "../store/ledger";

/** What a format is given to write: nothing but what has passed the gate and stands in the ledger. */
export interface Sheet {
  exportId: string;
  tlp: Tlp;
  exportedAt: Date;
  /** Why it takes back, when it does. */
  recall: RecallCause["kind"] | null;
  /** The campaign first, then how it may be used, then what is indicated. */
  about: LedgerObject[];
  accounts: AsyncIterable<LedgerObject[]>;
}

/** What a partner may do with a bundle, in every format. */
export const handlingWords = {
  title: "How this may be used",
  of: (item: { purpose: string; country: string; retentionDays: number; agreementVersion: number }): string =>
    `For ${item.purpose.replaceAll("_", " ")} only, kept in ${item.country}, deleted after ${item.retentionDays} days: agreement, version ${item.agreementVersion}.`,
};

/** A bundle that is about no campaign was never made: a fault of ours. */
export const aboutNoCampaign = ({ exportId }: Pick<Sheet, "exportId">): Error =>
  new Error(`Bundle ${exportId} is about no campaign.`);
