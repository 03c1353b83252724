import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { asOnlyCommitter, commitBatch } from "./commit-batch";
import { giveUpBatch } from "./give-up-batch";
import { keepAlive } from "./keep-alive";
import { sweepSpool } from "./spool/parts";
import {
  abandonedAfter,
  type Batch,
  findUnfinishedIds,
  findUnfinishedNumbers,
  takeOver,
  unfinished,
} from "./store/batches";
import { dropStaging, stagedNumbers } from "./store/staging";
import { brokeOff } from "./take-upload";

export interface RecoverOptions {
  /** Milliseconds of silence after which a batch counts as abandoned. */
  silence?: number;
}

export interface Recovered {
  committed: number;
  failed: number;
}

/**
 * Ends what processes that died left unfinished: an upload whose bytes are all here is committed, one that broke off is
 * marked as failed. Safe at any time, in any number of processes; run it at start and every minute.
 */
export async function recoverBatches(
  ctx: Context,
  { silence = abandonedAfter }: RecoverOptions = {},
): Promise<Recovered> {
  requirePermission(ctx.actor, "ingest.write");
  const name = ctx.warehouse.database;
  const recovered: Recovered = { committed: 0, failed: 0 };
  const prepared = await unfinished(ctx.db, name, ["prepared"]);
  if (prepared.length > 0) {
    await asOnlyCommitter(ctx, async () => undefined);
    recovered.committed += prepared.length;
  }
  for (const batch of await unfinished(ctx.db, name, ["receiving", "staged"])) {
    const end = await recoverOne(ctx, batch, silence).catch((error) => {
      // One that cannot be recovered now must not keep the others waiting.
      logger("ingest").error({ err: error, batch: batch.id }, "a batch could not be recovered");
      return undefined;
    });
    if (end !== undefined) recovered[end] += 1;
  }
  await sweep(ctx);
  return recovered;
}

async function recoverOne(ctx: Context, batch: Batch, silence: number): Promise<keyof Recovered | undefined> {
  const now = ctx.clock();
  const taken = await takeOver(ctx.db, batch, new Date(now.getTime() - silence), now);
  if (taken === undefined) return undefined;
  if (taken.status === "receiving") {
    await giveUpBatch(ctx, taken, brokeOff);
    return "failed";
  }
  try {
    await keepAlive(ctx, taken, undefined, () => commitBatch(ctx, taken));
    return "committed";
  } catch (error) {
    if (isDomainError(error, "unavailable")) throw error;
    await giveUpBatch(ctx, taken, "The upload could not be committed; the log has the details. Send it again.");
    throw error;
  }
}

/** Removes tables and files of batches that are at their end. */
async function sweep(ctx: Context): Promise<void> {
  const staged = await stagedNumbers(ctx.warehouse);
  const alive = await findUnfinishedNumbers(ctx.db, ctx.warehouse.database, staged);
  for (const number of staged) if (!alive.has(number)) await dropStaging(ctx.warehouse, number);
  await sweepSpool((ids) => findUnfinishedIds(ctx.db, ids));
}
