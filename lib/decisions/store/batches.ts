import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { BatchItemQuery, BatchState } from "../contract";

type NewBatch = Prisma.BatchUncheckedCreateInput;
type NewItem = Omit<Prisma.BatchItemCreateManyInput, "batchId">;

export async function insertBatch(
  tx: Database,
  batch: NewBatch & { id: string },
  items: readonly NewItem[],
): Promise<void> {
  await tx.batch.create({ data: batch });
  await tx.batchItem.createMany({ data: items.map((item) => ({ ...item, batchId: batch.id })) });
}

export const readBatch = (db: Database, id: string) => db.batch.findUnique({ where: { id } });
/** A batch that nobody else changes until this transaction ends. */
export async function lockBatch(tx: Database, id: string) {
  await tx.$queryRaw`select id from batch where id = ${id}::uuid for update`;
  return readBatch(tx, id);
}
export type BatchRow = NonNullable<Awaited<ReturnType<typeof readBatch>>>;

/** Takes a batch for this transaction; undefined while another process works on it. */
export async function takeBatch(tx: Database, id: string): Promise<BatchRow | null> {
  const found = await tx.$queryRaw<
    { id: string }[]
  >`select id::text from batch where id = ${id}::uuid for update skip locked`;
  return found.length === 0 ? null : readBatch(tx, id);
}

/** Batches with something that is due, the longest due first. */
export async function readDueBatches(db: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select b.id::text from batch b join batch_item i on i.batch_id = b.id and i.state = 'pending' and i.due_at <= ${now}
    where b.state in ('scheduled', 'running', 'watching') group by b.id order by min(i.due_at), b.id limit ${limit}`;
  return rows.map(({ id }) => id);
}

export const readDueItems = (tx: Database, batchId: string, now: Date, limit: number) =>
  tx.batchItem.findMany({
    where: { batchId, state: "pending", dueAt: { lte: now } },
    orderBy: { position: "asc" },
    take: limit,
  });
export type BatchItemRow = Awaited<ReturnType<typeof readDueItems>>[number];

/** What became of items, by their position. */
export async function writeItems(
  tx: Database,
  batchId: string,
  results: readonly { position: number; decisionId: string | null; reason: string | null }[],
): Promise<void> {
  const column = <Key extends keyof (typeof results)[number]>(key: Key) => results.map((one) => one[key]);
  await tx.$executeRaw`
    update batch_item i set decision_id = v.decision_id, reason = v.reason,
      state = (case when v.decision_id is null then 'skipped' else 'done' end)::"BatchItemState"
    from (select unnest(${column("position")}::int[]) as position, unnest(${column("decisionId")}::text[])::uuid as decision_id,
                 unnest(${column("reason")}::text[]) as reason) v
    where i.batch_id = ${batchId}::uuid and i.position = v.position and i.state = 'pending'`;
}

/** What is left of a batch, when the next of it is due, and whether more than its first part is acted on already. */
export async function readRemaining(db: Database, batchId: string) {
  const [rest, canaries, further] = await Promise.all([
    db.batchItem.aggregate({ where: { batchId, state: "pending" }, _count: true, _min: { dueAt: true } }),
    db.batchItem.count({ where: { batchId, state: "pending", canary: true } }),
    db.batchItem.count({ where: { batchId, state: { not: "pending" }, canary: false } }),
  ]);
  return { pending: rest._count, canaries, nextAt: rest._min.dueAt, isBeyondFirst: further > 0 };
}

/** Canaries of a batch that somebody has taken back. */
export const countRevertedCanaries = async (db: Database, batchId: string): Promise<number> => {
  const [row] = await db.$queryRaw<{ reverted: number }[]>`
    select count(*)::int as reverted from batch_item i join decision r on r.reverses_id = i.decision_id
    where i.batch_id = ${batchId}::uuid and i.canary`;
  return row?.reverted ?? 0;
};

export async function writeBatch(
  tx: Database,
  id: string,
  change: { state: BatchState; done?: number; skipped?: number; stopReason?: string | null; finishedAt?: Date | null },
): Promise<void> {
  const { done = 0, skipped = 0, ...rest } = change;
  await tx.batch.update({
    where: { id },
    data: { ...rest, done: { increment: done }, skipped: { increment: skipped } },
  });
}

/** Decisions that items of a batch came to and that stand, each with whether it is the last about its account. */
export const readStandingItems = (db: Database, batchId: string) =>
  db.$queryRaw<{ decisionId: string; accountId: string; part: string; isLast: boolean }[]>`
    select d.id::text as "decisionId", d.account_id as "accountId", i.part,
      not exists (select 1 from decision n where n.account_id = d.account_id and n.sequence > d.sequence) as "isLast"
    from batch_item i join decision d on d.id = i.decision_id
    where i.batch_id = ${batchId}::uuid and not exists (select 1 from decision r where r.reverses_id = d.id)
    order by d.account_id, i.part`;

export const readInverse = (db: Database, batchIds: readonly string[]) =>
  db.batch.findMany({ where: { inverseOfId: { in: [...batchIds] } }, select: { id: true, inverseOfId: true } });

export const listBatchRows = (
  db: Database,
  { campaignId, state, limit }: { campaignId?: string | undefined; state?: BatchState | undefined; limit: number },
) =>
  db.batch.findMany({
    where: { ...(campaignId === undefined ? {} : { campaignId }), ...(state === undefined ? {} : { state }) },
    orderBy: { createdAt: "desc" },
    take: limit,
  });

export const readItems = (
  db: Database,
  batchId: string,
  { state, after = -1, limit }: BatchItemQuery & { limit: number },
) =>
  db.batchItem.findMany({
    where: { batchId, position: { gt: Number(after) }, ...(state === undefined ? {} : { state }) },
    orderBy: { position: "asc" },
    take: limit,
  });

/** When the next of each batch is due. */
export async function readNextDue(db: Database, batchIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.batchItem.groupBy({
    by: ["batchId"],
    where: { batchId: { in: [...batchIds] }, state: "pending" },
    _min: { dueAt: true },
  });
  return new Map(rows.flatMap(({ batchId, _min }) => (_min.dueAt === null ? [] : [[batchId, _min.dueAt] as const])));
}

/** What campaigns are called, by their ids. */
export async function readCodeNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.campaign.findMany({ where: { id: { in: [...ids] } }, select: { id: true, codeName: true } });
  return new Map(rows.map(({ id, codeName }) => [id, codeName]));
}
