import { z } from "zod";
import { Capability } from "@/lib/content/contract";
import { purposeTo, Reason } from "@/lib/kernel";

/**
 * Where an account stands when a sample is drawn: `flagged` is in a campaign that accuses and that nobody has judged it in,
 * `dismissed` only in dismissed ones, `unflagged` in none that accuses.
 */
export const strata = ["flagged", "dismissed", "unflagged"] as const;
export const SampleStratum = z.enum(strata);
export type SampleStratum = z.infer<typeof SampleStratum>;

/** What a person who knows nothing of scores and campaigns takes an account to be. */
export const accountLabels = ["benign", "operated", "compromised", "unsure"] as const;
export const AccountLabel = z.enum(accountLabels);
export type AccountLabel = z.infer<typeof AccountLabel>;

const size = (most: number) => z.number().int().min(0).max(most);

export const DrawSample = z
  .object({
    flagged: size(500),
    dismissed: size(500),
    unflagged: size(2000),
    /** The same seed draws the same accounts from the same data; made up when left out. */
    seed: z.number().int().min(0).max(2_147_483_647).optional(),
    reason: Reason,
  })
  .refine(({ flagged, dismissed, unflagged }) => flagged + dismissed + unflagged > 0, {
    message: "Draw at least one account.",
    path: ["unflagged"],
  });
export type DrawSample = z.input<typeof DrawSample>;

export const SampleSummary = z.object({
  id: z.uuid(),
  runId: z.string(),
  seed: z.number().int(),
  reason: z.string(),
  drawnBy: z.string(),
  drawnAt: z.string(),
  items: z.number().int(),
  labelled: z.number().int(),
});
export type SampleSummary = z.infer<typeof SampleSummary>;

/** One account to judge. Its stratum is not told: it is judged blind. */
export const SampleItem = z.object({
  position: z.number().int(),
  accountId: z.string(),
  label: AccountLabel.nullable(),
  labelId: z.string().nullable(),
  reason: z.string().nullable(),
  labelledBy: z.string().nullable(),
  labelledAt: z.string().nullable(),
});
export type SampleItem = z.infer<typeof SampleItem>;

export const SampleView = SampleSummary.extend({ accounts: z.array(SampleItem) });
export type SampleView = z.infer<typeof SampleView>;

export const LabelAccount = z.object({
  sampleId: z.uuid(),
  position: z.number().int().min(1),
  label: AccountLabel,
  reason: Reason,
  /** The label that the person saw there, which this one takes the place of; null where they saw none. */
  replacesId: z.uuid().nullable(),
});
export type LabelAccount = z.input<typeof LabelAccount>;

/** What the traffic and the provider say of an account, without anything that detection makes of it, and without its country. */
export const BlindDossier = z.object({
  accountId: z.string(),
  attributes: z
    .object({
      createdAt: z.string().nullable(),
      program: z.string(),
      tier: z.string(),
      verification: z.string(),
      paymentType: z.string(),
      organisationVerified: z.boolean(),
      hasParent: z.boolean(),
    })
    .nullable(),
  exchanges: z.number().int(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  activeDays: z.number().int(),
  /** Exchanges by hour of the day, UTC. */
  hours: z.array(z.number()),
  capabilities: z.array(z.object({ capability: Capability, exchanges: z.number().int() })),
  /** Exchanges that ask for training material, by sign. */
  elicitation: z.array(z.object({ sign: z.string(), exchanges: z.number().int() })),
  eliciting: z.number().int(),
  templates: z.number().int(),
  withContent: z.number().int(),
  sessions: z.number().int(),
  withSession: z.number().int(),
  addresses: z.number().int(),
  networks: z.number().int(),
  clients: z.number().int(),
  models: z.number().int(),
  outputTokens: z.number(),
  inputTokens: z.number(),
});
export type BlindDossier = z.infer<typeof BlindDossier>;

export const SampleWords = z.object({
  sampleId: z.uuid(),
  position: z.number().int().min(1),
  purpose: purposeTo("read this"),
});
export type SampleWords = z.input<typeof SampleWords>;

/** A share with its 95 % interval; `n` is how many judged accounts it rests on. */
export const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number().int() });
export type Estimate = z.infer<typeof Estimate>;

/** An estimate, or why there is none. */
export const EstimateOrNot = z.union([Estimate, z.object({ missing: z.string() })]);
export type EstimateOrNot = z.infer<typeof EstimateOrNot>;

export const StratumFigures = z.object({
  /** `decided` are flagged accounts whose disposition an analyst has set: known, not sampled. */
  stratum: z.enum([...strata, "decided"]),
  accounts: z.number().int(),
  drawn: z.number().int(),
  operated: z.number().int(),
  compromised: z.number().int(),
  benign: z.number().int(),
  unsure: z.number().int(),
  /** Share that is operated or compromised. */
  share: EstimateOrNot,
});
export type StratumFigures = z.infer<typeof StratumFigures>;

/** What a sample says of the detection whose strata it was drawn from. */
export const SampleEstimates = z.object({
  sampleId: z.uuid(),
  /** The version of the configuration of its run. */
  configurationHash: z.string().nullable(),
  method: z.string(),
  strata: z.array(StratumFigures),
  /** Operated and compromised accounts that are flagged, of all such accounts. */
  recall: EstimateOrNot,
  /** Benign accounts that are flagged, of all benign accounts. */
  falseFlags: EstimateOrNot,
});
export type SampleEstimates = z.infer<typeof SampleEstimates>;

/** Predictions of one bin against what people found. */
export const CalibrationBin = z.object({
  /** Log-odds; null where the bin is open. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Mean predicted probability. */
  predicted: z.number(),
  n: z.number().int(),
  confirmed: z.number().int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
});
export type CalibrationBin = z.infer<typeof CalibrationBin>;

/** Scores as probabilities, against decided campaigns and judged accounts. Bins without any are left out. */
export const Calibration = z.object({
  campaigns: z.object({ n: z.number().int(), bins: z.array(CalibrationBin) }),
  accounts: z.object({ n: z.number().int(), bins: z.array(CalibrationBin) }),
});
export type Calibration = z.infer<typeof Calibration>;

/** All samples, the newest first, with what the newest says. */
export const AuditOverview = z.object({
  samples: z.array(SampleSummary),
  estimates: SampleEstimates.nullable(),
  calibration: Calibration,
});
export type AuditOverview = z.infer<typeof AuditOverview>;

/** Why there is no estimate. */
export const noEstimate = { labels: "Not enough labels", sample: "No audit sample has been drawn." };
