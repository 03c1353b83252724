import {
  type Disclosure,
  type MeasureKind,
  MeasureOrder,
  type MeasureTarget,
  type Policy,
  PolicyStep,
  type ProposalView,
  type proofs,
  ReferralParameters,
  suspensionHours,
  ThrottleParameters,
  VerificationParameters,
} from "@/lib/decisions/contract";

export type Typed = number | "";

/** Everything that somebody can say about a measure, as it stands in the dialog. */
export interface MeasureFields {
  kind: MeasureKind | null;
  floor: Typed;
  ceiling: Typed;
  proof: (typeof proofs)[number];
  to: string;
  tier: ReferralParameters["tier"];
  deadlineDays: Typed;
  policy: Policy | null;
  disclosure: Disclosure;
  ground: string;
  holds: Typed;
  holdsUnit: "days" | "hours";
  reason: string;
  /** UTC, as `2026-02-03T14:05`; empty for at once. */
  startAt: string;
  canaryPercent: Typed;
  canaryMinutes: Typed;
  jitterMinutes: Typed;
}

export const noFields: MeasureFields = {
  ...{ kind: null, floor: 10, ceiling: 60, proof: "usage_attestation", to: "", tier: "counts", deadlineDays: 14 },
  ...{ policy: null, disclosure: "disclosed", ground: "", holds: "", holdsUnit: "days", reason: "", startAt: "" },
  ...{ canaryPercent: 5, canaryMinutes: 60, jitterMinutes: 120 },
};

/** What these may be set to, of the kind that is chosen. */
export const endsByItself = (kind: MeasureKind | null): boolean =>
  kind !== null && kind !== "observe" && kind !== "ban" && kind !== "revoke_key";

export const mayBeCovert = (kind: MeasureKind | null): boolean => endsByItself(kind) && kind !== "refer";

const hoursOf = ({ kind, holds, holdsUnit }: MeasureFields): number | undefined =>
  endsByItself(kind) && holds !== "" ? holds * (holdsUnit === "days" ? 24 : 1) : undefined;

function parametersIn(fields: MeasureFields): Record<string, unknown> | undefined {
  const { kind, floor, ceiling, proof, to, tier, deadlineDays } = fields;
  if (kind === "throttle") return { floor, ceiling };
  if (kind === "require_verification") return { proof };
  return kind === "refer" ? { to, tier, deadlineDays } : undefined;
}

export interface OrderOf {
  campaignId: string;
  version: number;
  target: MeasureTarget;
}

/** The order that the fields come to, or what is wrong with them, by the name of the field. */
export function orderIn(
  fields: MeasureFields,
  of: OrderOf,
): { order: MeasureOrder | null; faults: Partial<Record<string, string>> } {
  const { kind, policy, disclosure, ground, reason } = fields;
  const isCovert = disclosure === "covert" && mayBeCovert(kind);
  const { success, data, error } = MeasureOrder.safeParse({
    ...{ ...of, kind, policy, reason, holdsHours: hoursOf(fields), parameters: parametersIn(fields) },
    ...(isCovert ? { disclosure, ground } : {}),
  });
  if (success) return { order: data, faults: {} };
  return {
    order: null,
    faults: Object.fromEntries(error.issues.map(({ path, message }) => [String(path.at(-1) ?? ""), message]).reverse()),
  };
}

/** The step of a policy that the fields come to; null while something of it is missing or wrong. */
export function stepIn(fields: MeasureFields): PolicyStep | null {
  const holdsHours = hoursOf(fields) ?? (fields.kind === "suspend" ? suspensionHours : undefined);
  return PolicyStep.safeParse({ kind: fields.kind, parameters: parametersIn(fields), holdsHours }).data ?? null;
}

/** When and in which parts the batch acts. Throws nothing: what is left empty is none. */
export const planIn = ({ startAt, canaryPercent, canaryMinutes, jitterMinutes }: MeasureFields) => ({
  ...(startAt === "" ? {} : { startAt: new Date(`${startAt}:00Z`).toISOString() }),
  canaryShare: Number(canaryPercent) / 100,
  canaryMinutes: Number(canaryPercent) === 0 ? 0 : Number(canaryMinutes),
  jitterMinutes: Number(jitterMinutes),
});

const hoursIn = (hours: number | null): Pick<MeasureFields, "holds" | "holdsUnit"> => {
  if (hours === null) return { holds: "", holdsUnit: "days" };
  return hours % 24 === 0 ? { holds: hours / 24, holdsUnit: "days" } : { holds: hours, holdsUnit: "hours" };
};

/** What a step says, as it stands in the dialog. */
export const fieldsOfStep = (step: PolicyStep): Partial<MeasureFields> => ({
  kind: step.kind,
  ...("parameters" in step ? step.parameters : {}),
  ...hoursIn("holdsHours" in step ? (step.holdsHours ?? null) : null),
});

/** What a proposal said, to be proposed anew. It starts at once: the time it named may be over. */
export function fieldsOf(proposal: ProposalView): MeasureFields {
  const { kind, policy, disclosure, ground, reason, holdsHours, plan, parameters } = proposal;
  return {
    ...noFields,
    ...{ kind, policy, disclosure, ground: ground ?? "", reason, ...hoursIn(holdsHours) },
    ...ThrottleParameters.safeParse(parameters).data,
    ...VerificationParameters.safeParse(parameters).data,
    ...ReferralParameters.safeParse(parameters).data,
    ...{ canaryPercent: Math.round(plan.canaryShare * 1000) / 10, canaryMinutes: plan.canaryMinutes },
    jitterMinutes: plan.jitterMinutes,
  };
}
