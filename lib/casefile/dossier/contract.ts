import { z } from "zod";
import { AccountStanding, CampaignView, MemberRow } from "@/lib/campaigns/contract";
import { DecisionView } from "@/lib/decisions/contract";
import { Disposition, Tier } from "@/lib/detection/contract";
import { CapabilityMix, Timeline } from "@/lib/traffic/contract";
import { CampaignLoss, CampaignSignUps } from "../loss/contract";
import { PinView } from "../pins/contract";

/** How accounts are named: by what only this installation can resolve, or as the provider names them. */
export const accountNaming = ["pseudonyms", "clear"] as const;
export const AccountNaming = z.enum(accountNaming);
export type AccountNaming = z.infer<typeof AccountNaming>;

export const DossierQuery = z.object({
  campaignId: z.uuid(),
  accounts: AccountNaming.default("pseudonyms"),
  notes: z.stringbool().or(z.boolean()).default(false),
});
export type DossierQuery = z.input<typeof DossierQuery>;

export const DossierNote = z.object({ author: z.string(), writtenAt: z.iso.datetime(), text: z.string() });
export type DossierNote = z.infer<typeof DossierNote>;

/** Members by tier, by what they were said to be, and by what was decided of the accounts. */
export const MemberCount = z.object({
  tier: Tier,
  disposition: Disposition,
  standing: AccountStanding,
  accounts: z.number().int(),
});
export type MemberCount = z.infer<typeof MemberCount>;

/** A campaign on paper: everything that a decision on it rests on, as it is at one moment. */
export const Dossier = z.object({
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  accounts: AccountNaming,
  /** Without raw shared values and ids of exchanges. */
  campaign: CampaignView,
  rates: z.object({
    medianPerAccountDay: z.number(),
    medianPerAccountDayOverall: z.number(),
    campaignPerDay: z.number(),
    percentile: z.number(),
  }),
  timeline: Timeline,
  capabilities: CapabilityMix,
  loss: CampaignLoss,
  signUps: CampaignSignUps,
  members: z.object({ counts: z.array(MemberCount), strongest: z.array(MemberRow) }),
  decisions: z.array(DecisionView),
  pins: z.array(PinView),
  /** Null when they were not asked for. */
  notes: z.array(DossierNote).nullable(),
  /** What could not be looked at, was not decided, or is missing, in sentences. */
  notKnown: z.array(z.string()),
  /** The head of the record when this was read; the reading itself is in it. */
  auditHead: z.object({ sequence: z.number().int(), hash: z.string() }),
});
export type Dossier = z.infer<typeof Dossier>;
