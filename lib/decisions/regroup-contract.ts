import { z } from "zod";
import { Disagreement, Regrouping } from "@/lib/detection/contract";
import { Reason } from "@/lib/kernel";

const version = z.number().int().positive();

/** Campaigns that one merge takes together. */
export const mostMerged = 20;
/** Accounts that one split names. */
export const mostSplitOff = 25_000;
/** A campaign has at least so many accounts. */
export const fewestAccounts = 2;

/** Why a split that leaves `left` and takes out `given` accounts is none; null when it is one. */
export const tooFewOf = (given: number, left: number): string | null => {
  if (given >= fewestAccounts && left >= fewestAccounts) return null;
  const side = given < fewestAccounts ? "split off" : "left";
  return `A campaign has at least ${fewestAccounts} accounts; one alone would be ${side}.`;
};

const nobodyElse = "Name at least one other campaign.";

/** Makes one campaign of two or more; each with the version that the person looked at. */
export const MergeCampaigns = z.object({
  campaignId: z.uuid(),
  version,
  others: z
    .array(z.object({ campaignId: z.uuid(), version }))
    .min(1, nobodyElse)
    .max(mostMerged - 1, `Merge at most ${mostMerged} campaigns at once.`),
  reason: Reason,
});
export type MergeCampaigns = z.input<typeof MergeCampaigns>;

/** Takes members of a campaign out into a new one. */
export const SplitCampaign = z.object({
  campaignId: z.uuid(),
  version,
  accountIds: z.array(z.string().min(1)).min(1, "Name the accounts that are split off.").max(mostSplitOff),
  reason: Reason,
});
export type SplitCampaign = z.input<typeof SplitCampaign>;

/** Takes a merge or split back; with the version of the campaign that it made. */
export const TakeBackRegrouping = z.object({ regroupingId: z.uuid(), version, reason: Reason });
export type TakeBackRegrouping = z.input<typeof TakeBackRegrouping>;

export const RegroupingOutcome = z.object({ regrouping: Regrouping });
export type RegroupingOutcome = z.infer<typeof RegroupingOutcome>;

export const ForeseeMerge = z.object({
  campaignId: z.uuid(),
  others: z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z
      .array(z.uuid())
      .min(1, nobodyElse)
      .max(mostMerged - 1),
  ),
});
export type ForeseeMerge = z.input<typeof ForeseeMerge>;

/** What would become of campaigns, members and decisions. */
export const ForeseenMerge = z.object({
  campaigns: z.array(
    z.object({
      id: z.uuid(),
      codeName: z.string(),
      version: z.number().int(),
      status: z.enum(["open", "confirmed", "dismissed"]),
      accounts: z.number().int(),
      coreAccounts: z.number().int(),
      /** Members of which a person said what they are. */
      said: z.number().int(),
      /** Decisions that stand on it, bans and revoked keys among them: they stay there and are reversed there. */
      decisions: z.number().int(),
      measures: z.number().int(),
    }),
  ),
  /** Members of the one campaign, each counted once. */
  accounts: z.number().int(),
  disagreements: z.array(Disagreement),
});
export type ForeseenMerge = z.infer<typeof ForeseenMerge>;

export const ForeseeSplit = SplitCampaign.pick({ campaignId: true, accountIds: true });
export type ForeseeSplit = z.input<typeof ForeseeSplit>;

export const ForeseenSplit = z.object({
  /** The campaign's version that this is of, to be sent back with the split. */
  version: z.number().int(),
  /** Named accounts that are members, and those of them that are core, have a person's word, or are banned or without keys. */
  given: z.number().int(),
  core: z.number().int(),
  said: z.number().int(),
  measures: z.number().int(),
  /** Members that stay, and those of them that are core. */
  left: z.number().int(),
  leftCore: z.number().int(),
  /** Named accounts that are no members, the first of them. */
  strangers: z.array(z.string()),
  strangerCount: z.number().int(),
});
export type ForeseenSplit = z.infer<typeof ForeseenSplit>;
