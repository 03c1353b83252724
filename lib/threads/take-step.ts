import type { CommandScope } from "@/lib/command";
import { conflict, notFound } from "@/lib/kernel";
import { requireGrowing, stateOf, type ThreadState } from "./model";
import { findThread, insertStep, type ThreadWithSteps } from "./store";

export interface GrowingThread {
  row: ThreadWithSteps;
  state: ThreadState;
}

type Scope = Pick<CommandScope<unknown>, "tx" | "ctx" | "now" | "record">;

/** @throws `not_found`; `conflict` when others took steps meanwhile; `forbidden_transition` for one that is a campaign */
export async function growingThread(
  { tx }: Scope,
  { threadId, version }: { threadId: string; version: number },
): Promise<GrowingThread> {
  const row = await findThread(tx, threadId);
  if (row === null) throw notFound("Thread", threadId);
  const state = stateOf(row.steps);
  requireGrowing(state);
  if (row.version !== version) throw stale();
  return { row, state };
}

const stale = () => conflict("Somebody took a step in this thread meanwhile; look at it again, then take yours.");

export const actorOf = ({ ctx: { actor } }: Scope) => ({
  actorType: actor.type,
  actorId: actor.id,
  actorName: actor.name,
});

type NewStep = Omit<Parameters<typeof insertStep>[2], "actorType" | "actorId" | "actorName" | "at">;

/**
 * Adds a step to a thread, and its record.
 * @throws `conflict` when another step was taken at the same time
 */
export async function takeStep(
  scope: Scope,
  { row }: GrowingThread,
  step: NewStep,
  campaignId?: string,
): Promise<ThreadWithSteps> {
  const at = { id: row.id, version: row.version, at: scope.now, ...(campaignId === undefined ? {} : { campaignId }) };
  const next = await insertStep(scope.tx, at, { ...step, ...actorOf(scope), at: scope.now });
  if (next === undefined) throw stale();
  const { kind, accountIds, undoes } = step;
  scope.record({
    action: `thread.${kind}`,
    subject: { type: "thread", id: row.id },
    detail: { step: next.version, accountIds, ...(undoes ? { undoes } : {}), ...(campaignId ? { campaignId } : {}) },
  });
  return next;
}
