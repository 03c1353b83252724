import { z } from "zod";
import {
  Difference,
  Disposition,
  EvidenceFact,
  Explanation,
  Family,
  Regrouping,
  ScoreTerm,
  Tier,
  Verdict,
  VerdictBy,
} from "@/lib/detection/contract";

export const campaignStatuses = ["open", "confirmed", "dismissed"] as const;
export const CampaignStatus = z.enum(campaignStatuses);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

export const campaignSorts = [
  "score",
  "accounts",
  "exchanges",
  "extraction",
  "last_seen",
  "first_seen",
  "name",
] as const;

/** A list that stands in a URL, its items parted by commas. */
export const listed = <List extends z.ZodArray | z.ZodDefault<z.ZodArray>>(list: List) =>
  z.preprocess((value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value), list);

/** Filters, order and page of the campaigns list; the same names stand in the URL. */
export const CampaignQuery = z.object({
  q: z.string().trim().max(200).optional(),
  status: listed(z.array(CampaignStatus)).optional(),
  verdict: listed(z.array(Verdict)).optional(),
  sort: z.enum(campaignSorts).default("score"),
  order: z.enum(["asc", "desc"]).default("desc"),
  /** Campaigns that the latest run no longer finds are left out unless asked for. */
  retired: z.stringbool().or(z.boolean()).default(false),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CampaignQuery = z.input<typeof CampaignQuery>;

export const CampaignSummary = z.object({
  id: z.uuid(),
  codeName: z.string(),
  status: CampaignStatus,
  verdict: Verdict,
  verdictBy: VerdictBy,
  suggestedVerdict: Verdict,
  /** Additive log-odds, in nats; never shown as a probability. */
  score: z.number(),
  accounts: z.number().int(),
  coreAccounts: z.number().int(),
  exchanges: z.number().int(),
  extractionExchanges: z.number().int(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  retiredAt: z.iso.datetime().nullable(),
  /** To be sent back with a decision: a decision on a campaign that changed meanwhile is refused. */
  version: z.number().int(),
});
export type CampaignSummary = z.infer<typeof CampaignSummary>;

export const CampaignPage = z.object({
  rows: z.array(CampaignSummary),
  /** Campaigns that match, over all pages. */
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type CampaignPage = z.infer<typeof CampaignPage>;

/** One campaign with why it is one. */
export const CampaignView = CampaignSummary.extend({
  terms: z.array(ScoreTerm),
  explanation: Explanation,
  lineage: z.array(
    z.object({ campaignId: z.uuid(), relation: z.enum(["continued", "merged", "split"]), members: z.number().int() }),
  ),
  evidence: z.array(EvidenceFact),
  /** Core members by disposition. */
  dispositions: z.partialRecord(Disposition, z.number().int()),
  /** Nats that each family gives to a core member, on average over the core. */
  familyNats: z.partialRecord(Family, z.number()),
  /** What its own traffic takes from a core member's evidence, on average: with the families it adds up to the average. */
  conductNats: z.number(),
  hardLinked: z.number().int(),
  /** Merges and splits that it came out of or went into, the oldest first. */
  regroupings: z.array(Regrouping),
  /** The regrouping that ended it: it was merged into another, or what made it was taken back; null for one that goes on. */
  endedById: z.uuid().nullable(),
  /** The thread that a person opened it from; null for one that detection found. */
  threadId: z.uuid().nullable(),
  /** What opened the case again after a dismissal, while nobody has decided on it; else null. */
  difference: Difference.nullable(),
});
export type CampaignView = z.infer<typeof CampaignView>;

/** What is held against an account, from nothing to the hardest; its standing is the hardest that stands. */
export const accountStandings = [
  "active",
  "observed",
  "verification_required",
  "redacted",
  "throttled",
  "keys_revoked",
  "suspended",
  "banned",
] as const;
export const AccountStanding = z.enum(accountStandings);
export type AccountStanding = z.infer<typeof AccountStanding>;

export const memberSorts = ["score", "exchanges", "extraction", "first_seen", "last_seen", "account"] as const;

export const MemberQuery = z.object({
  q: z.string().trim().max(200).optional(),
  tier: Tier.optional(),
  disposition: Disposition.optional(),
  sort: z.enum(memberSorts).default("score"),
  order: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type MemberQuery = z.input<typeof MemberQuery>;

export const MemberRow = z.object({
  accountId: z.string(),
  tier: Tier,
  score: z.number(),
  families: z.partialRecord(Family, z.number()),
  hardLink: z.boolean(),
  disposition: Disposition,
  dispositionBy: VerdictBy,
  suggestedDisposition: Disposition,
  exchanges: z.number().int(),
  extractionExchanges: z.number().int(),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  standing: AccountStanding,
});
export type MemberRow = z.infer<typeof MemberRow>;

export const MemberPage = z.object({
  rows: z.array(MemberRow),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type MemberPage = z.infer<typeof MemberPage>;
