import { z } from "zod";
import { AccountStanding, CampaignSummary, CampaignView } from "@/lib/campaigns/contract";
import { DecisionView, StrikeView } from "@/lib/decisions/contract";
import {
  DetectionRunView,
  Disposition,
  Family,
  MemberExplanation,
  MemberFact,
  Tier,
  Verdict,
} from "@/lib/detection/contract";
import { RegrowthView } from "@/lib/enforcement/contract";
import { purposeTo } from "@/lib/kernel";
import { Timeline } from "@/lib/traffic/contract";

export * from "./alike/contract";
export * from "./collateral/contract";
export * from "./dossier/contract";
export * from "./first-steps/contract";
export * from "./graph/contract";
export * from "./incident-report/contract";
export * from "./line-up/contract";
export * from "./loss/contract";
export * from "./palette/contract";
export * from "./pins/contract";
export * from "./quality/contract";
export * from "./sets/contract";

/** The first page: what is stored, what was found, what waits for a decision. */
export const Overview = z.object({
  exchanges: z.number().int(),
  accounts: z.number().int(),
  window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
  campaigns: z.object({
    open: z.number().int(),
    confirmed: z.number().int(),
    dismissed: z.number().int(),
    byVerdict: z.partialRecord(Verdict, z.number().int()),
  }),
  flaggedAccounts: z.number().int(),
  bannedAccounts: z.number().int(),
  /** Exchanges of core members of distillation campaigns in the last seven days of data, and of everybody. */
  extractionLastWeek: z.object({ exchanges: z.number().int(), of: z.number().int() }),
  /** Undecided campaigns, highest score first, at most ten. */
  waiting: z.array(CampaignSummary),
  latestRun: DetectionRunView.nullable(),
  timeline: Timeline,
});
export type Overview = z.infer<typeof Overview>;

/** Each account looks ordinary, together they do not. Rates are exchanges per account and active day. */
export const OrdinaryTogether = z.object({
  medianPerAccountDay: z.number(),
  medianPerAccountDayOverall: z.number(),
  campaignPerDay: z.number(),
  /** Share of all accounts with at least as many exchanges per day as the campaign's median account. */
  percentile: z.number(),
});
export type OrdinaryTogether = z.infer<typeof OrdinaryTogether>;

export const CampaignCasefile = z.object({
  campaign: CampaignView,
  decisions: z.array(DecisionView),
  rates: OrdinaryTogether,
  /** False while no gateway is connected: decisions are recorded, nothing is enforced. */
  gatewayConnected: z.boolean(),
  /** How it grows again since accounts of it were shut off; null while none are. */
  regrowth: RegrowthView.nullable(),
});
export type CampaignCasefile = z.infer<typeof CampaignCasefile>;

export const AccountMembership = z.object({
  campaign: CampaignSummary,
  tier: Tier,
  score: z.number(),
  families: z.partialRecord(Family, z.number()),
  hardLink: z.boolean(),
  disposition: Disposition,
  suggestedDisposition: Disposition,
  /** Why it is a member, and what could clear it; null for a member that no run has explained. */
  explanation: MemberExplanation.nullable(),
  /** What its evidence rests on, the heaviest first. */
  facts: z.array(MemberFact),
});
export type AccountMembership = z.infer<typeof AccountMembership>;

/** What the provider knows of an account, as far as it identifies nobody; empty texts stand for what it does not say. */
export const Attributes = z.object({
  createdAt: z.iso.datetime().nullable(),
  emailDomain: z.string(),
  organizationVerified: z.boolean(),
  program: z.string(),
  tier: z.string(),
  verificationLevel: z.string(),
  paymentType: z.string(),
  country: z.string(),
  parentAccountId: z.string(),
  resellerId: z.string(),
  contentPolicy: z.string(),
});
export type Attributes = z.infer<typeof Attributes>;

/** What was known of an account from one import to the next. */
export const AttributeVersion = z.object({
  recordedAt: z.iso.datetime(),
  attributes: Attributes,
  /** Names of what the import changed, also of what is not shown: the card, the phone, the device. Empty for the first. */
  changed: z.array(z.string()),
});
export type AttributeVersion = z.infer<typeof AttributeVersion>;

export const AccountCasefile = z.object({
  accountId: z.string(),
  /** What the provider knows; pseudonymised where it identifies. Null when no attributes were imported. */
  attributes: Attributes.nullable(),
  /** What was known since when, the newest first: every import that said something new, at most fifty. */
  attributeHistory: z.array(AttributeVersion),
  standing: AccountStanding,
  memberships: z.array(AccountMembership),
  /** Accounts linked most strongly, at most fifty. */
  links: z.array(
    z.object({
      accountId: z.string(),
      nats: z.number(),
      families: z.partialRecord(Family, z.number()),
      tier: Tier.nullable(),
    }),
  ),
  exchanges: z.number().int(),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  decisions: z.array(DecisionView),
  /** What counts against it under policies now, the newest first. */
  strikes: z.array(StrikeView),
});
export type AccountCasefile = z.infer<typeof AccountCasefile>;

/** A shared value in clear. */
export const RevealValue = z.object({
  campaignId: z.uuid(),
  kind: z.string().min(1),
  value: z.string().min(1),
  purpose: purposeTo("reveal this"),
});
export type RevealValue = z.input<typeof RevealValue>;
