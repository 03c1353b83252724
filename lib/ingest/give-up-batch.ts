import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { type Batch, changeBatch } from "./store/batches";
import { dropStaging } from "./store/staging";

/**
 * Ends a batch of which nothing is published, and removes what was staged of it. Its idempotency key is free again. A batch that
 * is not in our hands any more stays as it is.
 */
export async function giveUpBatch(ctx: Context, batch: Batch, error: string): Promise<void> {
  try {
    await runCommand(ctx, { permission: "ingest.write", schema: z.null(), input: null }, async ({ tx, record }) => {
      await changeBatch(tx, batch, ["receiving", "staged"], { status: "failed", error, idempotencyKey: null });
      record({
        action: "ingest.fail",
        subject: { type: "ingest", id: batch.id },
        detail: { kind: batch.kind, source: batch.source, error },
      });
    });
  } catch (failure) {
    // Stopped or taken over, or the database is away: recovery removes what is left.
    if (!isDomainError(failure)) throw failure;
    logger("ingest").info({ batch: batch.id, err: failure }, "a batch could not be marked as failed");
    return;
  }
  await dropStaging(ctx.warehouse, batch.number);
}
