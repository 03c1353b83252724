import { Readable } from "node:stream";
import { requirePermission } from "@/lib/auth";
import { type Context, parseInput } from "@/lib/command";
import { isDomainError, unavailable } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { admitted } from "./admission";
import { beginBatch } from "./begin-batch";
import { commitBatch } from "./commit-batch";
import { type IngestBatchView, UploadInput } from "./contract";
import { giveUpBatch } from "./give-up-batch";
import { keepAlive } from "./keep-alive";
import { readingOf } from "./reading";
import type { Body } from "./spool/decode";
import { type Incoming, type IngestProgress, stageBody } from "./stage-body";
import { type Batch, findBatch } from "./store/batches";
import { batchView } from "./view";

export interface Upload extends UploadInput {
  body: Readable | Body;
  signal?: AbortSignal;
  onProgress?: (progress: IngestProgress) => void;
}

/**
 * Takes an upload: all its good lines go in once, the others are kept as rejects. Nothing of an upload that breaks off is taken.
 * The batch returned is `committed`, or still `staged` or `prepared` when a store is busy: then the rest happens in the background.
 * @throws `invalid_input` for damaged gzip, a file that cannot be read, or a mapping that does not fit; `conflict` for an idempotency key whose first upload is under way or of another
 * kind, and for an upload that was stopped; `unavailable` when too many are under way.
 */
export async function takeUpload(ctx: Context, upload: Upload): Promise<IngestBatchView> {
  requirePermission(ctx.actor, "ingest.write");
  const { body, signal, onProgress, ...rest } = upload;
  const input = parseInput(UploadInput, rest);
  return admitted(async () => {
    const reading = await readingOf(ctx, input);
    const { batch, repeated } = await beginBatch(ctx, input);
    if (repeated) return batchView(batch);
    const taken = await keepAlive(ctx, batch, signal, async (alive) => {
      const staged = await receive(ctx, batch, { ...input, ...reading, body, onProgress }, alive);
      return commitOrLeave(ctx, staged);
    });
    return batchView(taken);
  });
}

async function receive(
  ctx: Context,
  batch: Batch,
  { body, ...incoming }: Pick<Upload, "body"> & Omit<Incoming, "body" | "signal">,
  signal: AbortSignal,
): Promise<Batch> {
  const readable = Readable.from(body, { objectMode: false, signal });
  // Its reader hears of a failure too; one that comes before there is a reader must not end the process.
  readable.on("error", () => undefined);
  try {
    return await stageBody(ctx, batch, { ...incoming, body: readable, signal });
  } catch (error) {
    const failure = signal.aborted ? (signal.reason ?? error) : error;
    const { message, thrown } = explain(failure);
    await giveUpBatch(ctx, batch, message).catch((err) =>
      logger("ingest").warn({ err, batch: batch.id }, "clean-up failed"),
    );
    throw thrown;
  } finally {
    readable.destroy();
  }
}

/** Kept with a batch whose bytes did not come to their end. */
export const brokeOff = "The upload broke off before its end; nothing of it was taken. Send it again.";

/** What is kept with the batch, and what the caller is told. */
function explain(failure: unknown): { message: string; thrown: unknown } {
  if (isDomainError(failure)) return { message: failure.message, thrown: failure };
  const name = failure instanceof Error ? failure.name : "";
  const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
  if (name === "AbortError" || name === "TimeoutError" || /^(ECONN|ERR_STREAM|EPIPE|ABORT)/.test(code)) {
    return { message: brokeOff, thrown: unavailable(brokeOff, 1, failure) };
  }
  return { message: "The upload failed because of a fault in Stillwatch; the log has the details.", thrown: failure };
}

/** A batch that is safely staged is taken, whatever happens now: recovery finishes what cannot be finished here. */
async function commitOrLeave(ctx: Context, staged: Batch): Promise<Batch> {
  try {
    return await commitBatch(ctx, staged);
  } catch (error) {
    const present = await findBatch(ctx.db, staged.id).catch(() => staged);
    if (present?.status === "committed") return present;
    if (present?.attempt !== staged.attempt || !isDomainError(error, "unavailable")) throw error;
    logger("ingest").warn({ err: error, batch: staged.id }, "a staged batch is left to recovery");
    return present;
  }
}
