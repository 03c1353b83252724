import { saysNothing } from "@/lib/detection";
import { SharedFact } from "@/lib/detection/contract";
import { type ListedThread, StepEvidence, type ThreadAccount, type ThreadSummary, type ThreadView } from "./contract";
import { stateOf } from "./model";
import type { StepRow, ThreadRow, ThreadWithSteps } from "./store";

const summaryOf = (row: ThreadRow): ThreadSummary => ({
  id: row.id,
  title: row.title,
  startedBy: row.startedByName,
  startedAt: row.startedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
  campaignId: row.campaignId,
});

export function listedOf(row: ThreadWithSteps): ListedThread {
  const { accepted, rejected } = stateOf(row.steps);
  return { ...summaryOf(row), accepted: accepted.size, rejected: rejected.size, steps: row.steps.length };
}

const evidenceOf = ({ evidence }: StepRow): StepEvidence | null =>
  evidence === null ? null : StepEvidence.parse(evidence);
const valuesOf = ({ values }: StepRow): SharedFact[] => SharedFact.array().parse(values);

/** A thread as it stands. */
export function threadViewOf(row: ThreadWithSteps): ThreadView {
  const { accepted, rejected, undone, undoable, isOpened } = stateOf(row.steps);
  const byNumber = new Map(row.steps.map((step) => [step.number, step]));
  const accountsOf = (accounts: ReadonlyMap<string, number>): ThreadAccount[] =>
    [...accounts].flatMap(([accountId, number]) => {
      const step = byNumber.get(number);
      if (step === undefined) return [];
      const isSeed = step.kind === "seeded";
      return [{ accountId, isSeed, by: step.actorName, at: step.at.toISOString(), evidence: evidenceOf(step) }];
    });
  return {
    ...summaryOf(row),
    accepted: accountsOf(accepted),
    rejected: accountsOf(rejected),
    values: seedValues(row).map((fact) => ({ ...fact, saysNothing: saysNothing(fact) })),
    steps: row.steps
      .map((step) => ({
        ...{ number: step.number, kind: step.kind, accountIds: step.accountIds, values: valuesOf(step) },
        ...{ evidence: evidenceOf(step), undoes: step.undoes, isUndone: undone.has(step.number) },
        ...{ by: step.actorName, at: step.at.toISOString() },
      }))
      .reverse(),
    undoable: isOpened ? null : undoable,
  };
}

/** The values that a thread started from, each once. */
export function seedValues({ steps }: ThreadWithSteps): SharedFact[] {
  const { undone } = stateOf(steps);
  const standing = steps.filter(({ number }) => !undone.has(number)).flatMap(valuesOf);
  return [...new Map(standing.map((fact) => [`${fact.kind}/${fact.value}`, fact])).values()];
}
