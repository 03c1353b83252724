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

/**
 * Keeps a process running: when it ends by itself it is started again, after a pause that doubles while it keeps
 * failing. The first start is awaited and its failure thrown.
 */
export async function supervise(
  name: string,
  start: () => Promise<ChildProcess>,
  end: (child: ChildProcess) => Promise<void>,
): Promise<Supervised> {
  const log = logger("stores");
  let closing = false;
  let restart: Promise<void> = Promise.resolve();
  let pause = FIRST_PAUSE_MS;
  const state: { child: ChildProcess | undefined } = { child: await start() };

  const watch = (child: ChildProcess) => {
    const startedAt = Date.now();
    void exited(child).then((how) => {
      state.child = undefined;
      if (closing) return;
      log.error({ process: name, how }, `${name} ended and is started again`);
      if (Date.now() - startedAt > STEADY_AFTER_MS) pause = FIRST_PAUSE_MS;
      restart = again();
    });
  };
  const again = async (): Promise<void> => {
    while (!closing) {
      await sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (closing) return;
      try {
        const child = await start();
        state.child = child;
        watch(child);
        return;
      } catch (error) {
        log.error({ process: name, err: error }, `${name} did not start`);
      }
    }
  };
  if (state.child) watch(state.child);

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
