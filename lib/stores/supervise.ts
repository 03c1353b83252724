import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/lib/log";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const STEADY_AFTER_MS = 60_000;

export interface Supervised {
  /** The present process; undefined between an end and the next start. */
  readonly child: ChildProcess | undefined;
  /** Stops supervising, then asks the process to end by what `end` does. */
  close(): Promise<void>;
}

/** When to stop trying: after so many failures in a row, whose last one is told. */
export interface Limit {
  failures: number;
  giveUp: (reason: string) => void;
}

/**
 * Keeps a process running: when it ends by itself it is started again, after a pause that doubles while it keeps
 * failing. The first start is awaited and its failure thrown.
 */
export async function supervise(
  name: string,
  start: () => Promise<ChildProcess>,
  end: (child: ChildProcess) => Promise<void>,
  limit: Limit = { failures: Number.POSITIVE_INFINITY, giveUp: () => undefined },
): Promise<Supervised> {
  const log = logger("stores");
  const state: { child: ChildProcess | undefined } = { child: undefined };
  let closing = false;
  let restart: Promise<void> = Promise.resolve();
  let failures = 0;

  const adopt = (child: ChildProcess) => {
    const startedAt = Date.now();
    state.child = child;
    void exited(child).then((how) => {
      state.child = undefined;
      if (closing) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) failures = 0;
      log.error({ process: name, how }, `${name} ended and is started again`);
      restart = again(how);
    });
  };
  const again = async (how: string): Promise<void> => {
    for (let reason = how; !closing; ) {
      failures += 1;
      if (failures > limit.failures) return limit.giveUp(`${name} keeps failing (${reason}): see the lines above.`);
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
      if (closing) return;
      try {
        return adopt(await start());
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
        log.error({ process: name, err: error }, `${name} did not start`);
      }
    }
  };
  adopt(await start());

  return {
    get child() {
      return state.child;
    },
    async close() {
      closing = true;
      await restart;
      if (state.child) await end(state.child);
    },
  };
}

/** How a process ended, as a code or a signal. */
export async function exited(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.signalCode ?? `code ${child.exitCode}`;
}
