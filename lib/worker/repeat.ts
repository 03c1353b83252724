import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/lib/log";

/** Does something now and again after each pause, until the signal aborts. A failure is logged and not the end of it. */
export async function repeat(what: string, pauseMs: number, over: AbortSignal, work: () => Promise<unknown>) {
  while (!over.aborted) {
    await work().catch((error) => logger("worker").warn({ err: error }, `${what} did not succeed; tried again later`));
    await sleep(pauseMs, undefined, { signal: over }).catch(() => undefined);
  }
}
