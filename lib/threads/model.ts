import { forbiddenTransition } from "@/lib/kernel";
import type { ThreadStepKind } from "./contract";

/** What of a step decides how a thread stands. */
export interface Step {
  number: number;
  kind: ThreadStepKind;
  accountIds: readonly string[];
  undoes: number | null;
}

export interface ThreadState {
  /** Accounts with the number of the step that they came by, in that order. */
  accepted: ReadonlyMap<string, number>;
  rejected: ReadonlyMap<string, number>;
  /** Numbers of steps that were taken back. */
  undone: ReadonlySet<number>;
  /** The latest step that can be taken back; null when there is none. */
  undoable: number | null;
  isOpened: boolean;
}

/** How a thread stands after its steps, in the order of their numbers. An account is where the latest step that counts put it. */
export function stateOf(steps: readonly Step[]): ThreadState {
  const undone = new Set(steps.flatMap(({ undoes }) => undoes ?? []));
  const [accepted, rejected] = [new Map<string, number>(), new Map<string, number>()];
  let undoable: number | null = null;
  for (const { number, kind, accountIds } of steps) {
    if (undone.has(number) || kind === "undone" || kind === "opened") continue;
    const [into, outOf] = kind === "rejected" ? [rejected, accepted] : [accepted, rejected];
    for (const accountId of accountIds) {
      outOf.delete(accountId);
      if (!into.has(accountId)) into.set(accountId, number);
    }
    // What a thread started from stays: without it there is no thread.
    if (number > 1) undoable = number;
  }
  return { accepted, rejected, undone, undoable, isOpened: steps.some(({ kind }) => kind === "opened") };
}

/** @throws `forbidden_transition` for a thread that has become a campaign */
export function requireGrowing({ isOpened }: ThreadState): void {
  if (isOpened) {
    throw forbiddenTransition("This thread has become a campaign and is kept as it was; start another one to go on.");
  }
}
