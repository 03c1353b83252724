import type { DecisionView } from "@/lib/decisions/contract";

/** One act of one person: a single decision, or a batch on several accounts. */
export interface DecisionAct {
  id: string;
  /** The first decision of the act; kind, reason, actor and policy are those of all. */
  decision: DecisionView;
  decisions: DecisionView[];
  /** Decisions of the act that still stand; the others were reversed. */
  standing: number;
  /** How many decisions of the act stand where at the gateway. */
  enforcement: Partial<Record<NonNullable<DecisionView["enforcement"]>, number>>;
}

/** The event log as acts, the newest first; decisions of one batch are one act. */
export function groupActs(log: readonly DecisionView[]): DecisionAct[] {
  const groups = new Map<string, DecisionView[]>();
  for (const decision of log) {
    const key = decision.batchId ?? decision.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [decision]);
    else group.push(decision);
  }
  return [...groups]
    .map(([id, decisions]) => actOf(id, decisions))
    .sort((a, b) => (a.decision.at < b.decision.at ? 1 : a.decision.at > b.decision.at ? -1 : a.id < b.id ? 1 : -1));
}

function actOf(id: string, decisions: DecisionView[]): DecisionAct {
  const [decision] = decisions as [DecisionView, ...DecisionView[]];
  const enforcement: DecisionAct["enforcement"] = {};
  for (const { enforcement: state } of decisions) {
    if (state !== null) enforcement[state] = (enforcement[state] ?? 0) + 1;
  }
  return {
    id,
    decision,
    decisions,
    standing: decisions.filter((one) => one.reversedById === null).length,
    enforcement,
  };
}
