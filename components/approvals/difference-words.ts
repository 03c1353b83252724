import { preparePlan } from "@/components/batches/prepare-plan";
import { actLabel, endWords, hoursInWords, parametersInWords } from "@/components/campaign/measures/measure-words";
import {
  BatchPlan,
  type DecisionKind,
  Policy,
  type ProposalDifference,
  type ProposalView,
  policies,
} from "@/lib/decisions/contract";

type Change = ProposalDifference["changed"][number];

export const fieldLabels: Record<Change["field"], string> = {
  ...{ kind: "Measure", parameters: "Set to", holdsHours: "It holds", policy: "Policy", disclosure: "Disclosure" },
  ...{ ground: "Ground", reason: "Reason", plan: "Plan" },
};

/** Both sides of what changed since the proposal before, as people read them. */
export function changesInWords(
  { kind, accounts }: Pick<ProposalView, "kind" | "accounts">,
  { added, removed, changed }: ProposalDifference,
  momentText: (iso: string) => string,
): { label: string; before: string; after: string }[] {
  const kindBefore = changed.find(({ field }) => field === "kind")?.before as DecisionKind | undefined;
  const was = { kind: kindBefore ?? kind, accounts: accounts - added.length + removed.length };
  return changed.map(({ field, before, after }) => ({
    label: fieldLabels[field],
    before: valueInWords(field, before, was, momentText),
    after: valueInWords(field, after, { kind, accounts }, momentText),
  }));
}

function valueInWords(
  field: Change["field"],
  value: unknown,
  { kind, accounts }: { kind: DecisionKind; accounts: number },
  momentText: (iso: string) => string,
): string {
  if (field === "holdsHours") return value === null ? endWords.never : `for ${hoursInWords(Number(value))}`;
  if (value === null) return "nothing";
  if (field === "kind") return actLabel(value as DecisionKind);
  if (field === "policy") return policies[Policy.parse(value)];
  if (field === "parameters") return parametersInWords(kind, value as Record<string, unknown>) ?? "nothing";
  if (field === "plan") {
    const plan = BatchPlan.parse(value);
    const { sentence } = preparePlan(plan, accounts);
    return plan.startAt === undefined ? sentence : `From ${momentText(plan.startAt)}: ${sentence}`;
  }
  return String(value);
}
