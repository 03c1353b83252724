import { z } from "zod";
import { canonicalJson, Reason } from "@/lib/kernel";
import { type MeasureKind, Policy } from "../kinds";
import { MeasureHours, MeasureTarget, proofs, ThrottleParameters, VerificationParameters } from "../measures/contract";

/** How grave a breach of a policy is. */
export const severities = ["minor", "serious", "severe"] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** Programmes with little friction by design: a policy says by which proof their accounts answer for themselves. */
export const lowFrictionPrograms = ["education", "startup", "research"] as const;
const Proof = z.enum(proofs);
export const ProgramProofs = z.object({ education: Proof, startup: Proof, research: Proof });
export type ProgramProofs = z.infer<typeof ProgramProofs>;

const holdsHours = MeasureHours.optional();
/**
 * What a policy recommends at one strike: a measure with what it is set to and how long it holds. Observing is none: it leaves no strike,
 * so that a ladder would never be climbed. Referring names a recipient, which no policy knows.
 */
export const PolicyStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("require_verification"), parameters: VerificationParameters, holdsHours }),
  z.object({ kind: z.literal("redact_reasoning"), holdsHours }),
  z.object({ kind: z.literal("throttle"), parameters: ThrottleParameters, holdsHours }),
  z.object({ kind: z.literal("suspend"), holdsHours: MeasureHours }),
  z.object({ kind: z.literal("ban") }),
  z.object({ kind: z.literal("revoke_key") }),
]);
export type PolicyStep = z.infer<typeof PolicyStep>;

/** From the mildest to the hardest; revoking keys stands beside the ladder and may be any step. */
export const stepLadder = ["require_verification", "redact_reasoning", "throttle", "suspend", "ban"] as const;
const rungOf = ({ kind }: PolicyStep): number => (stepLadder as readonly MeasureKind[]).indexOf(kind);

export const mostSteps = 6;
export const longestStrikeDays = 1095;

/** What a policy recommends: by severity and history. */
export const PolicyTerms = z
  .object({
    severity: Severity,
    /** For how long a strike counts. */
    strikeDays: z.number().int().min(1).max(longestStrikeDays),
    /** The measure at the first strike, the second, and so on; the last holds for all later ones. */
    steps: z.array(PolicyStep).min(1, "Name the measure at the first strike.").max(mostSteps),
    /** The proof that each programme with little friction is asked for, whatever the step says. */
    programs: ProgramProofs,
  })
  .superRefine(({ steps }, check) => {
    let highest = 0;
    for (const [position, step] of steps.entries()) {
      const rung = rungOf(step);
      if (rung < 0) continue;
      if (rung < highest) {
        const message = `Step ${position + 1} is milder than one before it: let each strike weigh at least as much.`;
        check.addIssue({ code: "custom", path: ["steps", position, "kind"], message });
      }
      highest = Math.max(highest, rung);
    }
  });
export type PolicyTerms = z.infer<typeof PolicyTerms>;

/** One version of what a policy recommends; version 0 is as shipped. */
export const PolicyView = z.object({
  policy: Policy,
  version: z.number().int().min(0),
  terms: PolicyTerms,
  /** Who said so, when and why; null for what is shipped. */
  changed: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type PolicyView = z.infer<typeof PolicyView>;

export const ChangePolicy = z.object({
  policy: Policy,
  /** The version that the person looked at. */
  version: z.number().int().min(0),
  terms: PolicyTerms,
  reason: Reason,
});
export type ChangePolicy = z.input<typeof ChangePolicy>;

/** A measure that counts against an account under a policy. */
export const StrikeView = z.object({
  decisionId: z.uuid(),
  policy: Policy,
  kind: z.string(),
  at: z.iso.datetime(),
  /** Until when it counts. */
  until: z.iso.datetime(),
});
export type StrikeView = z.infer<typeof StrikeView>;

export const RecommendMeasure = z.object({ campaignId: z.uuid(), policy: Policy, target: MeasureTarget });
export type RecommendMeasure = z.input<typeof RecommendMeasure>;

/** Accounts for which the same is recommended. */
export const RecommendedGroup = z.object({
  accounts: z.number().int(),
  /** Which strike this measure would be: 1 for the first. */
  strike: z.number().int().min(1),
  /** What the policy says at that strike. */
  wanted: PolicyStep,
  /** The hardest step up to it that the rules allow; null when they spare the account from every one. */
  step: PolicyStep.nullable(),
  /** Why the rules stop before what the policy says; null when they do not. */
  hindrance: z.string().nullable(),
});
export type RecommendedGroup = z.infer<typeof RecommendedGroup>;

export const RecommendationView = z.object({
  policy: Policy,
  version: z.number().int(),
  severity: Severity,
  strikeDays: z.number().int(),
  /** The largest group first; empty where there is nobody to act on. */
  groups: z.array(RecommendedGroup),
});
export type RecommendationView = z.infer<typeof RecommendationView>;

/** What was recommended when a decision was taken, and whether it departs from that; part of the decision for good. */
export const Recommended = z.object({
  strike: z.number().int(),
  policyVersion: z.number().int(),
  step: PolicyStep.nullable(),
  departs: z.boolean(),
});
export type Recommended = z.infer<typeof Recommended>;

/** A measure as it was chosen, to be held against a step. */
export interface ChosenMeasure {
  kind: MeasureKind;
  parameters: Record<string, unknown> | null;
  holdsHours: number | null;
}

const plain = (step: { kind: string; parameters?: unknown; holdsHours?: number | null | undefined }) =>
  canonicalJson({ kind: step.kind, parameters: step.parameters ?? null, holdsHours: step.holdsHours ?? null });

/** Whether a measure is another than what is recommended, or set to something else. */
export const departsFrom = (step: PolicyStep | null, chosen: ChosenMeasure): boolean =>
  step === null || plain(step) !== plain(chosen);

/** For how many accounts a measure is another than what is recommended. */
export const departuresAmong = (groups: readonly RecommendedGroup[], chosen: ChosenMeasure): number =>
  groups.reduce((sum, { step, accounts }) => sum + (departsFrom(step, chosen) ? accounts : 0), 0);
