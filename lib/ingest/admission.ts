import { setTimeout as pause } from "node:timers/promises";
import { isDomainError, unavailable } from "@/lib/kernel";
import { createGate } from "./gate";

/** Uploads that one process works on at once; more are told to come back. */
const mostUploads = 256;

/** Statements over many rows that this process has under way at once; screens keep the engine's other sessions. */
export const heavyWork = createGate(2);
/** Commits: one at a time in a process, so that of all its uploads only one waits for the lock of all processes. */
export const commitQueue = createGate(1);

let uploads = 0;

/** @throws `unavailable` when the process has more uploads under way than it should. */
export async function admitted<T>(run: () => Promise<T>): Promise<T> {
  if (uploads >= mostUploads) throw unavailable("Too many uploads are under way; try again.", 10);
  uploads += 1;
  try {
    return await run();
  } finally {
    uploads -= 1;
  }
}

const pauses = [250, 1_000, 2_000, 4_000, 8_000];

/** Repeats what is safe to repeat while a store restarts. */
export async function patiently<T>(run: (attempt: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(attempt);
    } catch (error) {
      const wait = pauses[attempt];
      if (wait === undefined || signal?.aborted || !isDomainError(error, "unavailable")) throw error;
      await pause(wait, undefined, { signal });
    }
  }
}
