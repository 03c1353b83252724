import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { type HeldLock, withLock } from "@/lib/db";
import { environment } from "@/lib/env";
import { commitQueue, heavyWork, patiently } from "./admission";
import { type Batch, changeBatch, markDaysDirty, unfinished } from "./store/batches";
import { readClosedBefore, refuseClosed } from "./store/closed-days";
import { fitRows } from "./store/fit-rows";
import { hasRows, keepPublished, publish, readDays } from "./store/publish";
import { countRows, dropStaging, dropStoredSince, makeAttributeRows, makeExchangeRows } from "./store/staging";

/** Longest wait for other processes' commits; afterwards the batch stays staged and is committed in the background. */
const longestWait = 60_000;

const commitLock = (ctx: Context): string => `ingest into ${ctx.warehouse.database}`;

/** Runs a function as the only one that commits into this traffic store, after finishing what others left half done. */
export const asOnlyCommitter = <T>(ctx: Context, run: (lock: HeldLock) => Promise<T>): Promise<T> =>
  commitQueue.run(() =>
    withLock(ctx.db, commitLock(ctx), longestWait, async (lock) => {
      // Ids of a half-published batch may not all be known yet, so nobody may compare with them before it is whole.
      for (const batch of await unfinished(ctx.db, ctx.warehouse.database, ["prepared"]))
        await rollForward(ctx, batch, lock);
      return run(lock);
    }),
  );

const textRule = () => ({ keepsText: environment().keepPrompts !== "never" });

/**
 * Takes a staged batch to its end: makes its rows, and, alone, drops what is stored already, fixes what is to be published
 * (`prepared`), publishes it and says so (`committed`). From `prepared` on whoever commits next finishes it.
 * @throws `unavailable` when a store is away or the wait is too long; the batch then stays as it is, for recovery.
 */
export async function commitBatch(ctx: Context, batch: Batch): Promise<Batch> {
  if (batch.kind === "exchanges") {
    await heavyWork.run(() => patiently(() => makeExchangeRows(ctx.warehouse, batch, textRule())));
  }
  const committed = await asOnlyCommitter(ctx, async (lock) => finish(ctx, await prepare(ctx, batch), lock));
  await dropStaging(ctx.warehouse, batch.number);
  return committed;
}

/** Fixes the rows of a batch. Only as the only committer: afterwards no other batch may store the same ids. */
export async function prepare(ctx: Context, batch: Batch): Promise<Batch> {
  const store = ctx.warehouse;
  if (batch.kind === "exchanges") await patiently(() => dropStoredSince(store, batch));
  else await patiently(() => makeAttributeRows(store, batch, ctx.clock()));
  const { days, rejected } =
    batch.kind === "exchanges" ? await openDays(ctx, batch) : { days: [], rejected: batch.rejected };
  const accepted = BigInt(await countRows(store, batch));
  return changeBatch(ctx.db, batch, ["staged"], {
    status: "prepared",
    accepted,
    rejected,
    duplicates: batch.lines - rejected - accepted,
    days: days.map((day) => new Date(`${day}T00:00:00Z`)),
  });
}

/** The days of a batch's exchanges that are still taken; what is older becomes a reject. */
async function openDays(ctx: Context, batch: Batch): Promise<{ days: string[]; rejected: bigint }> {
  const before = (await readClosedBefore(ctx.db, batch.warehouse)) ?? "";
  const days = (await readDays(ctx.warehouse, batch)).map(({ day }) => day);
  const closed = days.filter((day) => day < before);
  if (closed.length === 0) return { days, rejected: batch.rejected };
  const rejected = await patiently(() => refuseClosed(ctx.warehouse, batch, { before, days: closed }));
  return { days: days.filter((day) => day >= before), rejected: BigInt(rejected) };
}

/** Publishes a prepared batch and says so. */
export async function finish(ctx: Context, batch: Batch, lock: HeldLock): Promise<Batch> {
  await patiently(async () => {
    await lock.check();
    await publish(ctx.warehouse, batch, { takenAt: ctx.clock(), ...textRule() });
  });
  return closeBatch(ctx, batch, { status: "committed" });
}

async function rollForward(ctx: Context, batch: Batch, lock: HeldLock): Promise<void> {
  if (await hasRows(ctx.warehouse, batch)) {
    await fitRows(ctx.warehouse, batch);
    await finish(ctx, batch, lock);
  } else {
    const days = batch.days.map(dayOf);
    const accepted = BigInt(await keepPublished(ctx.warehouse, batch.number, days));
    const error = "The traffic store has lost rows of this upload; send it again to add what is missing.";
    await closeBatch(ctx, { ...batch, accepted }, { status: "failed", error });
  }
  await dropStaging(ctx.warehouse, batch.number);
}

const dayOf = (day: Date): string => day.toISOString().slice(0, 10);

const closeBatch = (
  ctx: Context,
  batch: Batch,
  end: { status: "committed" } | { status: "failed"; error: string },
): Promise<Batch> =>
  runCommand(ctx, { permission: "ingest.write", schema: z.null(), input: null }, async ({ tx, now, record }) => {
    const { accepted } = batch;
    const closed = await changeBatch(tx, batch, ["prepared"], {
      ...end,
      accepted,
      ...(end.status === "committed" ? { committedAt: now } : { idempotencyKey: null }),
    });
    await markDaysDirty(tx, batch.warehouse, batch.days.map(dayOf));
    const { kind, source, lines, duplicates, rejected } = closed;
    record({
      action: end.status === "committed" ? "ingest.commit" : "ingest.fail",
      subject: { type: "ingest", id: batch.id },
      detail: { kind, source, ...counts({ lines, accepted, duplicates, rejected }) },
    });
    return closed;
  });

const counts = (all: Record<string, bigint>): Record<string, number> =>
  Object.fromEntries(Object.entries(all).map(([name, count]) => [name, Number(count)]));
