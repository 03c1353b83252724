import { z } from "zod";
import { CampaignSummary } from "@/lib/campaigns/contract";
import { Policy, SetDisposition } from "@/lib/decisions/contract";
import { Disposition } from "@/lib/detection/contract";
import { AccountSetView } from "@/lib/review/contract";

/** What a measure would come to in one campaign, by the rules of the act itself. */
export const SetMeasure = z.object({
  /** Why the campaign is no ground for it at all. */
  refusal: z.string().nullable(),
  /** Accounts that it would reach. */
  reached: z.number().int(),
  /** Accounts that the rules spare, by why; each with a few of them. */
  spared: z.array(z.object({ reason: z.string(), accounts: z.number().int(), examples: z.array(z.string()) })),
});
export type SetMeasure = z.infer<typeof SetMeasure>;

/** The members of a set that are in one campaign. An account in several campaigns counts in each. */
export const SetGroup = z.object({
  campaign: CampaignSummary,
  accounts: z.number().int(),
  dispositions: z.partialRecord(Disposition, z.number().int()),
  ban: SetMeasure,
  revoke_key: SetMeasure,
});
export type SetGroup = z.infer<typeof SetGroup>;

/** Whom an act on a set would reach, and whom not. */
export const SetReach = z.object({
  set: AccountSetView,
  groups: z.array(SetGroup),
  /** Members of no campaign that the latest run finds: nothing is decided on them. The first two hundred by name. */
  outside: z.object({ accounts: z.number().int(), ids: z.array(z.string()) }),
  gatewayConnected: z.boolean(),
});
export type SetReach = z.infer<typeof SetReach>;

const { reason } = SetDisposition.shape;

export const ActOnSet = z.object({
  setId: z.uuid(),
  /** The set's version that the person looked at. */
  version: z.number().int().positive(),
  /** In which campaigns, each with the version that the person looked at. */
  campaigns: z
    .array(z.object({ campaignId: z.uuid(), version: z.number().int().positive() }))
    .min(1, "Choose at least one campaign."),
  act: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("set_disposition"), disposition: Disposition, reason }),
    z.object({ kind: z.literal("ban"), policy: Policy, reason }),
    z.object({ kind: z.literal("revoke_key"), policy: Policy, reason }),
  ]),
});
export type ActOnSet = z.input<typeof ActOnSet>;

/** What came of an act in each campaign; one that was refused does not keep the others from it. */
export const SetActOutcome = z.object({
  results: z.array(
    z.object({
      campaignId: z.uuid(),
      codeName: z.string(),
      /** Decisions taken. */
      taken: z.number().int(),
      spared: SetMeasure.shape.spared,
      refusal: z.string().nullable(),
    }),
  ),
  taken: z.number().int(),
});
export type SetActOutcome = z.infer<typeof SetActOutcome>;
