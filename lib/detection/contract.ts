import { z } from "zod";

export * from "./audit-sample/contract";
export * from "./configurations/contract";
export * from "./feedback/contract";
export * from "./neighbours/contract";
export * from "./shadow/contract";

import { EvidenceFact, Explanation, ScoreTerm } from "./explanation/shapes";
import { RunChanges } from "./shadow/contract";
import { Disposition, Family, Tier, Verdict, VerdictBy } from "./vocabulary";
import { HeldWarninglist } from "./warninglists/shapes";

export * from "./end-users/shapes";
export * from "./explanation/shapes";
export * from "./regrouping/shapes";
export * from "./standing/shapes";
export * from "./vocabulary";
export * from "./warninglists/shapes";

export const DetectedMember = z.object({
  accountId: z.string(),
  tier: Tier,
  /** Membership evidence in nats, and how much of it each family gives. */
  score: z.number(),
  families: z.partialRecord(Family, z.number()),
  hardLink: z.boolean(),
  suggestedDisposition: Disposition,
  exchanges: z.number().int(),
  extractionExchanges: z.number().int(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
});
export type DetectedMember = z.infer<typeof DetectedMember>;

export const DetectedCampaign = z.object({
  id: z.string(),
  codeName: z.string(),
  verdict: Verdict,
  score: z.number(),
  exchanges: z.number().int(),
  extractionExchanges: z.number().int(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  terms: z.array(ScoreTerm),
  explanation: Explanation,
  evidence: z.array(EvidenceFact),
  members: z.array(DetectedMember),
});
export type DetectedCampaign = z.infer<typeof DetectedCampaign>;

export const RunPhase = z.object({ phase: z.string(), seconds: z.number(), detail: z.string() });
export type RunPhase = z.infer<typeof RunPhase>;

export const DetectionRunView = z.object({
  id: z.string(),
  /** A shadow run ends as `completed`: it publishes nothing. */
  status: z.enum(["running", "published", "completed", "failed", "stopped"]),
  shadow: z.boolean(),
  configurationId: z.string().nullable(),
  configurationHash: z.string(),
  thresholdNats: z.number().nullable(),
  accounts: z.number().int(),
  exchanges: z.number().int(),
  campaigns: z.number().int(),
  /** The run over everything that opened the epoch within which this one looked at what moved; null for a run over everything. */
  epochRunId: z.string().nullable(),
  /** Since the run published before; null when there was none. */
  changes: RunChanges.nullable(),
  /** The lists whose values were hubs in it. */
  warninglists: z.array(HeldWarninglist),
  phases: z.array(RunPhase),
  startedAt: z.string(),
  publishedAt: z.string().nullable(),
});
export type DetectionRunView = z.infer<typeof DetectionRunView>;

/** One line of `export verdicts`. */
export const VerdictRow = z.object({
  account_id: z.string(),
  campaign_id: z.string(),
  tier: Tier,
  verdict: Verdict,
  verdict_by: VerdictBy,
  score: z.number(),
  families: z.partialRecord(Family, z.number()),
  flagged_at: z.string(),
});
export type VerdictRow = z.infer<typeof VerdictRow>;

/** One line of `export campaigns`. */
export const CampaignRow = z.object({
  campaign_id: z.string(),
  verdict: Verdict,
  accounts: z.number().int(),
  core_accounts: z.number().int(),
  exchanges: z.number().int(),
  first_seen: z.string(),
  last_seen: z.string(),
  score: z.number(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;
