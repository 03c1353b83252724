import { type Context, runCommand } from "@/lib/command";
import { type UploadInput as Upload, UploadInput } from "./contract";
import { type Batch, createBatch, findRepeated } from "./store/batches";

export interface Begun {
  batch: Batch;
  /** The batch is the finished one of an earlier upload with the same idempotency key. */
  repeated: boolean;
}

/** Opens a batch, or finds the one that a repeated idempotency key names. */
export async function beginBatch(ctx: Context, input: Upload): Promise<Begun> {
  const earlier = await findRepeated(ctx.db, input, ctx.actor.id);
  if (earlier !== undefined) return { batch: earlier, repeated: true };
  try {
    return { batch: await openBatch(ctx, input), repeated: false };
  } catch (error) {
    // Two uploads with one key at the same moment: the other one was first.
    if (!isUniqueViolation(error)) throw error;
    const other = await findRepeated(ctx.db, input, ctx.actor.id);
    if (other === undefined) throw error;
    return { batch: other, repeated: true };
  }
}

const openBatch = (ctx: Context, input: Upload): Promise<Batch> =>
  runCommand(ctx, { permission: "ingest.write", schema: UploadInput, input }, async ({ input, tx, now, record }) => {
    const warehouse = ctx.warehouse.database;
    const batch = await createBatch(tx, { input, actorId: ctx.actor.id, warehouse, now });
    record({
      action: "ingest.receive",
      subject: { type: "ingest", id: batch.id },
      detail: { kind: batch.kind, source: batch.source, ...readingOf(input) },
    });
    return batch;
  });

/** By what it is read, where that is not the contract's own form. */
const readingOf = ({ format, profile, mapping }: Upload) => ({
  ...(format === undefined ? {} : { format }),
  ...(profile === undefined ? {} : { profile }),
  ...(mapping === undefined ? {} : { mapping }),
});

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
