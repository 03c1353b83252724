import type { Context } from "@/lib/command";
import { heavyWork, patiently } from "./admission";
import type { Mapping } from "./mapping/contract";
import { partsOfBody, type Received } from "./parts-of-body";
import type { Part } from "./spool/parts";
import { type Batch, changeBatch } from "./store/batches";
import { orUnreadable } from "./store/parquet";
import { countStaged, openStaging, stagePart } from "./store/staging";

export interface IngestProgress {
  phase: "receiving" | "committing";
  /** Decompressed bytes read. */
  bytes: number;
  lines: number;
}

export interface Incoming extends Received {
  /** Where the fields are; left out, under the names of the contract. */
  mapping?: Mapping | undefined;
  onProgress?: ((progress: IngestProgress) => void) | undefined;
  signal: AbortSignal;
}

/** Parts of one upload that may wait for the engine; beyond that the sender waits. */
const mostParts = 2;

/** Reads an upload to its end into the batch's staging table. */
export async function stageBody(ctx: Context, batch: Batch, incoming: Incoming): Promise<Batch> {
  const { signal, onProgress, mapping } = incoming;
  await patiently(() => openStaging(ctx.warehouse, batch.kind, batch.number), signal);
  let bytes = 0;
  let lines = 0;
  const pending = new Set<Promise<void>>();
  const stage = (part: Part): Promise<void> => {
    const once = (attempt: number) =>
      stagePart(ctx.warehouse, batch, part, { again: attempt > 0, now: ctx.clock(), mapping }, { signal });
    const attempt = part.shape.type === "parquet" ? (n: number) => orUnreadable(() => once(n)) : once;
    return heavyWork.run(() => patiently(attempt, signal));
  };
  try {
    const parts = partsOfBody(ctx.warehouse, batch.id, incoming, (more) => {
      bytes += more;
    });
    for await (const part of parts) {
      lines = part.lines;
      onProgress?.({ phase: "receiving", bytes, lines });
      // For whoever watches from elsewhere; one that was stopped ends here.
      await changeBatch(ctx.db, batch, ["receiving"], { bytes: BigInt(bytes), lines: BigInt(lines) });
      const staging = stage(part).finally(() => part.drop());
      const settled = staging.finally(() => pending.delete(settled));
      settled.catch(() => undefined);
      pending.add(settled);
      if (pending.size >= mostParts) await Promise.race(pending);
    }
    await Promise.all(pending);
  } finally {
    // A part must not arrive after its table is gone.
    await Promise.allSettled(pending);
  }
  onProgress?.({ phase: "committing", bytes, lines });
  const counts = await countStaged(ctx.warehouse, batch.number);
  return changeBatch(ctx.db, batch, ["receiving"], {
    status: "staged",
    bytes: BigInt(bytes),
    lines: BigInt(counts.lines),
    rejected: BigInt(counts.rejected),
  });
}
