import { randomInt } from "node:crypto";
import type { Database } from "@/lib/db";
import { conflict, DomainError, isId, newId } from "@/lib/kernel";
import type { IngestBatch, Prisma } from "@/prisma/generated/client";
import type { IngestKind, IngestStatus, UploadInput } from "../contract";
import { readingName } from "../reading-name";

export type Batch = IngestBatch;

/** How often a process says that it is still on a batch, and after which silence another may take over. */
export const heartbeatEvery = 5_000;
export const abandonedAfter = 45_000;

export interface NewBatch {
  input: UploadInput;
  actorId: string;
  warehouse: string;
  now: Date;
}

const scoped = (actorId: string, key: string | undefined): string | null =>
  key === undefined ? null : `${actorId}/${key}`;

/** The last number that this process gave, by traffic store. */
const lastNumbers = new Map<string, bigint>();

/**
 * The batch's number in its traffic store, from the time: unlike a count it is new even where Postgres starts afresh
 * beside a traffic store that is full.
 */
export function newNumber(now: Date, warehouse: string): bigint {
  const drawn = (BigInt(now.getTime()) << 20n) | BigInt(randomInt(1 << 20));
  const last = lastNumbers.get(warehouse) ?? 0n;
  const number = drawn > last ? drawn : last + 1n;
  lastNumbers.set(warehouse, number);
  return number;
}

/** @throws a unique violation when the idempotency key is in use. */
export const createBatch = (db: Database, { input, actorId, warehouse, now }: NewBatch): Promise<Batch> =>
  db.ingestBatch.create({
    data: {
      id: newId(now.getTime()),
      number: newNumber(now, warehouse),
      kind: input.kind,
      source: input.source,
      reading: readingName(input),
      idempotencyKey: scoped(actorId, input.idempotencyKey),
      requestedBy: actorId,
      warehouse,
      startedAt: now,
      heartbeatAt: now,
    },
  });

/**
 * The finished batch of a repeated idempotency key; undefined when the key is new.
 * @throws `conflict` while the first upload is under way, or when it was of another kind.
 */
export async function findRepeated(db: Database, input: UploadInput, actorId: string): Promise<Batch | undefined> {
  const idempotencyKey = scoped(actorId, input.idempotencyKey);
  if (idempotencyKey === null) return undefined;
  const batch = await db.ingestBatch.findUnique({ where: { idempotencyKey } });
  if (batch === null) return undefined;
  if (batch.kind !== input.kind) {
    throw conflict(`This Idempotency-Key belongs to an upload of ${batch.kind}; use a new key for ${input.kind}.`);
  }
  if (batch.status === "committed") return batch;
  const message = "The first upload with this Idempotency-Key is still under way; ask again for its result.";
  throw new DomainError("conflict", message, { retryAfterSeconds: 5 });
}

export const findBatch = (db: Database, id: string): Promise<Batch | null> =>
  db.ingestBatch.findUnique({ where: { id } });

/**
 * Changes a batch that is still in one of the states and in our hands.
 * @throws `conflict` when it was stopped or taken over.
 */
export async function changeBatch(
  db: Database,
  batch: Pick<Batch, "id" | "attempt">,
  from: readonly IngestStatus[],
  data: Prisma.IngestBatchUpdateManyMutationInput,
): Promise<Batch> {
  const [changed] = await db.ingestBatch.updateManyAndReturn({
    where: { id: batch.id, attempt: batch.attempt, status: { in: [...from] } },
    data,
  });
  if (changed === undefined) throw conflict("The upload was stopped, or another process has taken it over.");
  return changed;
}

/** True while the batch is in our hands. */
export async function renewHeartbeat(db: Database, batch: Pick<Batch, "id" | "attempt">, now: Date): Promise<boolean> {
  const { count } = await db.ingestBatch.updateMany({
    where: { id: batch.id, attempt: batch.attempt, status: { notIn: ["failed", "stopped"] } },
    data: { heartbeatAt: now },
  });
  return count > 0;
}

/** Takes over a batch that nobody has been on since a moment; undefined when somebody else was first. */
export async function takeOver(db: Database, batch: Batch, silentSince: Date, now: Date): Promise<Batch | undefined> {
  const [taken] = await db.ingestBatch.updateManyAndReturn({
    where: { id: batch.id, attempt: batch.attempt, status: batch.status, heartbeatAt: { lte: silentSince } },
    data: { attempt: batch.attempt + 1, heartbeatAt: now },
  });
  return taken;
}

export const unfinished = (db: Database, warehouse: string, status: readonly IngestStatus[]): Promise<Batch[]> =>
  db.ingestBatch.findMany({ where: { warehouse, status: { in: [...status] } }, orderBy: { number: "asc" } });

/** Says that the roll-ups of days are stale. */
export async function markDaysDirty(db: Database, warehouse: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await db.$executeRaw`
    insert into rollup_day (warehouse, day) select ${warehouse}, unnest(${[...days]}::text[])::date order by 2
    on conflict (warehouse, day) do update set dirty_version = rollup_day.dirty_version + 1`;
}

const open: IngestStatus[] = ["receiving", "staged", "prepared"];

/** Those of some batches that are not at their end. */
export async function findUnfinishedNumbers(db: Database, warehouse: string, numbers: bigint[]): Promise<Set<bigint>> {
  const found = await db.ingestBatch.findMany({
    where: { warehouse, number: { in: numbers }, status: { in: open } },
    select: { number: true },
  });
  return new Set(found.map(({ number }) => number));
}

export async function findUnfinishedIds(db: Database, ids: string[]): Promise<Set<string>> {
  const found = await db.ingestBatch.findMany({
    where: { id: { in: ids.filter(isId) }, status: { in: open } },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

export interface BatchFilter {
  kind?: IngestKind;
  status?: IngestStatus;
  /** Sort key of the last batch of the page before. */
  after?: { startedAt: Date; id: string };
  limit: number;
}

/** Batches, newest first. */
export const listOf = (db: Database, { kind, status, after, limit }: BatchFilter): Promise<Batch[]> =>
  db.ingestBatch.findMany({
    where: {
      ...(kind === undefined ? {} : { kind }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined
        ? {}
        : { OR: [{ startedAt: { lt: after.startedAt } }, { startedAt: after.startedAt, id: { lt: after.id } }] }),
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
