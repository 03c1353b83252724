import { type BatchItemView, type BatchState, type BatchView, notTakenBack } from "@/lib/decisions/contract";

interface Meaning {
  label: string;
  color: string;
  meaning: string;
}

export const batchStates: Record<BatchState, Meaning> = {
  scheduled: { label: "Scheduled", color: "gray", meaning: "Waits for its time." },
  running: { label: "Running", color: "lake", meaning: "Acts on what is due, account by account." },
  watching: {
    label: "Watching",
    color: "yellow",
    meaning: "The first ones are acted on and watched; the rest follows.",
  },
  stopped: {
    label: "Stopped",
    color: "orange",
    meaning: "What is done stays done; the rest waits until it is resumed.",
  },
  completed: { label: "Completed", color: "teal", meaning: "Every account was acted on or left out." },
};

export const itemStates: Record<BatchItemView["state"], { label: string; color: string }> = {
  pending: { label: "Pending", color: "gray" },
  done: { label: "Done", color: "teal" },
  skipped: { label: "Skipped", color: "yellow" },
};

export interface Progress {
  done: number;
  skipped: number;
  pending: number;
  total: number;
}

/** How far a batch is. */
export function progressOf({ accounts, done, skipped, state }: BatchView): Progress {
  const pending = state === "completed" ? 0 : Math.max(0, accounts - done - skipped);
  return { done, skipped, pending, total: done + skipped + pending };
}

/** What may be done to a batch; each null when it may, else why not. */
export function obstaclesOf(batch: BatchView, permissions: readonly string[]) {
  const { state, inverseOfId, inverseId, done } = batch;
  const isOver = state === "completed" || state === "stopped";
  const mayRestrict = permissions.includes("account.restrict");
  const restricts = mayRestrict ? null : "Your roles do not allow stopping measures.";
  const takesBack = () => {
    if (!permissions.includes("decision.reverse")) return "Your roles do not allow taking decisions back.";
    if (inverseOfId !== null) return notTakenBack.inverse;
    if (inverseId !== null) return notTakenBack.already;
    if (!isOver) return "It still runs: stop it first.";
    return done === 0 ? "Nothing of it was done." : null;
  };
  return {
    stop: restricts ?? (isOver ? `It is ${state}: there is nothing to stop.` : null),
    resume: restricts ?? (state === "stopped" ? null : "It is not stopped."),
    inverse: takesBack(),
  };
}

/** Heads the reasons why accounts of a batch were not acted on: each completes it. */
export const leftBecause = "Left as it is, because it";
