import { z } from "zod";

/** The evidence families, in the order in which screens and hashes list them. */
export const families = ["payment", "identity", "network", "client", "content", "registration", "timing"] as const;
export const Family = z.enum(families);
export type Family = z.infer<typeof Family>;

/** What a campaign is, in words of the glossary. */
export const verdicts = ["distillation", "relay", "shared_infrastructure", "evaluation", "undetermined"] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const VerdictBy = z.enum(["detection", "analyst"]);
export type VerdictBy = z.infer<typeof VerdictBy>;

export const Tier = z.enum(["core", "associated"]);
export type Tier = z.infer<typeof Tier>;

export const Disposition = z.enum(["operated", "compromised", "relay_customer", "bystander", "unknown"]);
export type Disposition = z.infer<typeof Disposition>;

/** Kinds of shared values, each with the family that it is evidence of. */
export const valueKinds = {
  card: "payment",
  phone: "identity",
  device: "identity",
  mail: "identity",
  ip: "network",
  ip_prefix: "network",
  user_agent: "client",
  client_fingerprint: "client",
  template: "content",
  prefix: "content",
  suffix: "content",
  system_prompt: "content",
  tool_schema: "content",
  signup_ip: "network",
  mail_domain: "registration",
  referrer: "registration",
  signup_window: "registration",
  first_call_window: "registration",
} as const satisfies Record<string, Family>;
export const ValueKind = z.enum(Object.keys(valueKinds) as [keyof typeof valueKinds, ...(keyof typeof valueKinds)[]]);
export type ValueKind = z.infer<typeof ValueKind>;

/** A value that members share, as shown to people; the display is pseudonymised or masked. */
export const EvidenceFact = z.object({
  family: Family,
  kind: ValueKind,
  /** sipHash64 of the value's text, decimal. */
  value: z.string(),
  display: z.string(),
  accountsHere: z.number().int(),
  accountsOverall: z.number().int(),
  /** Nats that the value adds for a pair of accounts that share it, before the cap of its family. */
  weight: z.number(),
  hub: z.boolean(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  exchangeIds: z.array(z.string()),
});
export type EvidenceFact = z.infer<typeof EvidenceFact>;

/** One additive part of a campaign's score; negative parts are counter-evidence. */
export const ScoreTerm = z.object({
  name: z.string(),
  nats: z.number(),
  numerator: z.number(),
  denominator: z.number(),
  baseline: z.number().nullable(),
  /** `found`, `absent` (looked for and not found) or `not_available` (the input has nothing to look at). */
  state: z.enum(["found", "absent", "not_available"]),
});
export type ScoreTerm = z.infer<typeof ScoreTerm>;

/** Move to a new model in the 24 hours after its release, against matched accounts. */
export const Pivot = z.object({
  model: z.string(),
  releasedAt: z.string(),
  share: z.number(),
  baseline: z.number(),
  /** Ratio of the two shares with its 95 % interval. */
  lift: z.number(),
  low: z.number(),
  high: z.number(),
  exchanges: z.number().int(),
  /** Hours from release until half of the final share was reached. */
  hoursToHalf: z.number().nullable(),
});
export type Pivot = z.infer<typeof Pivot>;

/** How much of the members' traffic is extraction. */
export const Mixing = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  extraction: z.number().int(),
  exchanges: z.number().int(),
});
export type Mixing = z.infer<typeof Mixing>;

export const Explanation = z.object({
  sentences: z.array(z.string()),
  configurationHash: z.string(),
  thresholdNats: z.number(),
  membershipNats: z.number(),
  pivots: z.array(Pivot),
  mixing: Mixing.nullable(),
  /** Core accounts that would stay above the threshold without a family. */
  withoutFamily: z.array(z.object({ family: Family, core: z.number().int() })),
});
export type Explanation = z.infer<typeof Explanation>;

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
  status: z.enum(["running", "published", "failed", "stopped"]),
  configurationHash: z.string(),
  thresholdNats: z.number().nullable(),
  accounts: z.number().int(),
  exchanges: z.number().int(),
  campaigns: z.number().int(),
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
