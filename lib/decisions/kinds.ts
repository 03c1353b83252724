import { z } from "zod";

export const decisionKinds = [
  "confirm",
  "dismiss",
  "set_disposition",
  "ban",
  "revoke_key",
  "reverse",
  "observe",
  "require_verification",
  "throttle",
  "redact_reasoning",
  "suspend",
  "refer",
] as const;
export const DecisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** Measures against accounts, from the mildest to the hardest; the last two stand beside the ladder. */
export const measureKinds = [
  "observe",
  "require_verification",
  "redact_reasoning",
  "throttle",
  "suspend",
  "ban",
  "revoke_key",
  "refer",
] as const satisfies DecisionKind[];
export const MeasureKind = z.enum(measureKinds);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** Measures that an account's owner feels: above the blast radius they take a second person. */
export const restrictingKinds = [
  "require_verification",
  "redact_reasoning",
  "throttle",
  "suspend",
  "ban",
  "revoke_key",
] as const satisfies MeasureKind[];

export const isRestricting = (kind: DecisionKind): boolean =>
  (restrictingKinds as readonly DecisionKind[]).includes(kind);

/** What a ban or a revoked key rests on; the account's owner is told the policy, never the signals. */
export const policies = {
  model_extraction: "Using outputs to train a competing model",
  unauthorised_resale: "Resale of access without an agreement",
  false_identity: "Accounts opened with false or borrowed identities",
  stolen_credentials: "Use of keys or accounts that belong to somebody else",
} as const;
export const Policy = z.enum(Object.keys(policies) as [keyof typeof policies, ...(keyof typeof policies)[]]);
export type Policy = z.infer<typeof Policy>;
