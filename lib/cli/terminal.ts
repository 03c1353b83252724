import { once } from "node:events";
import type { Terminal } from "./command";

export type { Terminal } from "./command";

/** Standard output and error of this process. Whoever reads the output may leave early (`| head`): that ends it quietly. */
export function processTerminal(): Terminal {
  const stop = new AbortController();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    stop.abort(new ReaderLeft());
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(new Interrupted()));
  return {
    async out(text) {
      stop.signal.throwIfAborted();
      // Fails when the reader leaves or the person stops; the signal then says which.
      const drained = () => once(process.stdout, "drain", { signal: stop.signal }).catch(() => undefined);
      if (!process.stdout.write(text)) await drained();
      stop.signal.throwIfAborted();
    },
    progress: (line) => void process.stderr.write(`${line}\n`),
    signal: stop.signal,
  };
}

/** The person at the terminal asked to stop. */
export class Interrupted extends Error {
  constructor() {
    super("Stopped.");
  }
}

/** The program that read the output has had enough. */
export class ReaderLeft extends Error {}

/** Resolves when the signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
