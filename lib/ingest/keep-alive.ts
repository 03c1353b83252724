import type { Context } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { type Batch, heartbeatEvery, renewHeartbeat } from "./store/batches";

/**
 * Says, while a function runs, that somebody is on the batch. The function's signal is aborted when the caller's is, and
 * when the batch was stopped or taken over.
 */
export async function keepAlive<T>(
  ctx: Context,
  batch: Pick<Batch, "id" | "attempt">,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const beat = async () => {
    const ours = await renewHeartbeat(ctx.db, batch, ctx.clock()).catch((error) => {
      logger("ingest").warn({ err: error, batch: batch.id }, "a heartbeat could not be written");
      return true;
    });
    if (!ours) lost.abort(conflict("The upload was stopped, or another process has taken it over."));
  };
  const timer = setInterval(() => void beat(), heartbeatEvery);
  try {
    return await run(signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
