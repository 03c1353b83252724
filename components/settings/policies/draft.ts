import { fieldsOfStep, type MeasureFields, noFields, stepIn, type Typed } from "@/components/campaign/measures/fields";
import {
  ChangePolicy,
  type PolicyTerms,
  type PolicyView,
  type ProgramProofs,
  type Severity,
} from "@/lib/decisions/contract";

/** A policy as it is being changed. */
export interface PolicyDraft {
  severity: Severity;
  strikeDays: Typed;
  steps: { id: number; fields: MeasureFields }[];
  programs: ProgramProofs;
  reason: string;
}

export const draftOf = ({ severity, strikeDays, steps, programs }: PolicyTerms): PolicyDraft => ({
  ...{ severity, strikeDays, programs, reason: "" },
  steps: steps.map((step, id) => ({ id, fields: { ...noFields, ...fieldsOfStep(step) } })),
});

/** A step more, which is as hard as the last one until somebody says otherwise. */
export const withStep = (draft: PolicyDraft): PolicyDraft => {
  const last = draft.steps.at(-1)?.fields ?? noFields;
  const id = 1 + Math.max(-1, ...draft.steps.map((step) => step.id));
  return { ...draft, steps: [...draft.steps, { id, fields: last }] };
};

/** What the draft comes to, or what is wrong with it: by the field, or by `steps.1` for the second step. */
export function changeIn(
  { severity, strikeDays, steps, programs, reason }: PolicyDraft,
  { policy, version }: PolicyView,
): { change: ChangePolicy | null; faults: Partial<Record<string, string>> } {
  const read = steps.map(({ fields }) => stepIn(fields));
  const broken = read.indexOf(null);
  if (broken >= 0) return { change: null, faults: { [`steps.${broken}`]: "Something is missing or out of bounds." } };
  const asked = { policy, version, terms: { severity, strikeDays, steps: read, programs }, reason };
  const { success, data, error } = ChangePolicy.safeParse(asked);
  if (success) return { change: data, faults: {} };
  const name = (path: PropertyKey[]) => (path[1] === "steps" ? `steps.${String(path[2] ?? 0)}` : String(path.at(-1)));
  return { change: null, faults: Object.fromEntries(error.issues.map(({ path, message }) => [name(path), message])) };
}
