import { z } from "zod";
import { Tier, Verdict } from "../vocabulary";

/** A campaign as a run found it, whether or not anybody was shown it. */
export const FoundCampaign = z.object({
  id: z.string(),
  codeName: z.string(),
  verdict: Verdict,
  score: z.number(),
  accounts: z.number().int(),
  core: z.number().int(),
});
export type FoundCampaign = z.infer<typeof FoundCampaign>;

/**
 * What becomes of an account under a proposed version, or from one run to the next. Flagged is who is in a campaign whose verdict accuses: all but shared
 * infrastructure and evaluation. `changed` is another verdict or tier in the same campaign.
 */
export const replayChanges = ["newly_flagged", "released", "moved", "changed"] as const;
export const ReplayChange = z.enum(replayChanges);
export type ReplayChange = z.infer<typeof ReplayChange>;

/** Accounts by what becomes of them. */
export const RunChanges = z.record(ReplayChange, z.number().int());
export type RunChanges = z.infer<typeof RunChanges>;

/** A campaign on one side of the comparison; `status` is null for one that nobody has seen yet. */
export const ReplayCampaign = z.object({
  id: z.string(),
  codeName: z.string(),
  verdict: Verdict,
  status: z.enum(["open", "confirmed", "dismissed"]).nullable(),
});
export type ReplayCampaign = z.infer<typeof ReplayCampaign>;

/** Accounts that go from one campaign to another; null where they are in none. */
export const ReplayFlow = z.object({
  change: ReplayChange,
  from: ReplayCampaign.nullable(),
  to: ReplayCampaign.nullable(),
  accounts: z.number().int(),
  /** Of these, core before and core after. */
  coreBefore: z.number().int(),
  coreAfter: z.number().int(),
});
export type ReplayFlow = z.infer<typeof ReplayFlow>;

const Side = z.object({
  runId: z.string(),
  /** The version of the configuration. */
  number: z.number().int().nullable(),
  campaigns: z.number().int(),
  flagged: z.number().int(),
  flaggedCore: z.number().int(),
  accounts: z.number().int(),
  exchanges: z.number().int(),
});

/** What would change if a proposed version went live, over the same data. */
export const ReplayDiff = z.object({
  before: Side,
  after: Side,
  /** False when traffic came in between the two runs: some of the difference is then the data's. */
  isSameData: z.boolean(),
  counts: RunChanges,
  /** The largest, at most two hundred. */
  flows: z.array(ReplayFlow),
  flowCount: z.number().int(),
  /** Accounts of audit samples among those that change, by what they were judged to be. */
  labelled: z.array(z.object({ change: ReplayChange, label: z.string(), accounts: z.number().int() })),
});
export type ReplayDiff = z.infer<typeof ReplayDiff>;

export const ReplayAccountQuery = z.object({
  change: ReplayChange.optional(),
  /** Campaign on either side. */
  campaignId: z.uuid().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type ReplayAccountQuery = z.input<typeof ReplayAccountQuery>;

const Place = z.object({ campaign: ReplayCampaign, tier: Tier, score: z.number() });

export const ReplayAccount = z.object({
  accountId: z.string(),
  change: ReplayChange,
  from: Place.nullable(),
  to: Place.nullable(),
});
export type ReplayAccount = z.infer<typeof ReplayAccount>;

export const ReplayAccountPage = z.object({ rows: z.array(ReplayAccount), nextCursor: z.string().nullable() });
export type ReplayAccountPage = z.infer<typeof ReplayAccountPage>;

export const StartedJob = z.object({ jobId: z.string() });
export type StartedJob = z.infer<typeof StartedJob>;

/** Why a version is not put live yet. */
export const notInShadowYet = "Run it in the shadow first, and look at what it changes.";
