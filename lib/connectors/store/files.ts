import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { ConnectorFile, Prisma } from "@/prisma/generated/client";
import type { ConnectorFileStatus } from "../contract";
import type { Found } from "../model";

export type StoredFile = ConnectorFile;

/** Rows of one statement; each takes eight parameters, of which Postgres takes 65,535. */
const atOnce = 2_000;

/** The versions of a place's files that are remembered, taken ones too. */
export const knownFiles = (db: Database, connectorId: string) =>
  db.connectorFile.findMany({
    where: { connectorId },
    select: { id: true, path: true, version: true, status: true, attempts: true, nextAttemptAt: true },
  });

export async function addFiles(
  db: Database,
  connectorId: string,
  files: readonly Found[],
  { seenAt, dueAt }: { seenAt: Date; dueAt: Date },
): Promise<void> {
  for (let at = 0; at < files.length; at += atOnce) {
    const data = files.slice(at, at + atOnce).map(({ path, version, size, modifiedAt }) => ({
      id: newId(seenAt.getTime()),
      connectorId,
      path,
      version,
      size: BigInt(size),
      modifiedAt,
      firstSeenAt: seenAt,
      nextAttemptAt: dueAt,
    }));
    await db.connectorFile.createMany({ data, skipDuplicates: true });
  }
}

/** Forgets versions that are not there any more, unless they were taken meanwhile. */
export async function forgetFiles(db: Database, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    await db.connectorFile.deleteMany({ where: { id: { in: some }, status: { not: "taken" } } });
  }
}

const dueWhere = (warehouse: string, now: Date): Prisma.ConnectorFileWhereInput => ({
  status: { not: "taken" },
  nextAttemptAt: { lte: now },
  connector: { warehouse, paused: false },
});

export const countDue = (db: Database, warehouse: string, now: Date): Promise<number> =>
  db.connectorFile.count({ where: dueWhere(warehouse, now) });

/** The file that is due for longest, with its connector. */
export const nextDue = (db: Database, warehouse: string, now: Date) =>
  db.connectorFile.findFirst({
    where: dueWhere(warehouse, now),
    orderBy: [{ nextAttemptAt: "asc" }, { path: "asc" }],
    include: { connector: true },
  });

/** Begins a try, which nobody else then begins before `until`; false when somebody else was first. */
export async function beginAttempt(db: Database, file: StoredFile, until: Date): Promise<boolean> {
  const { count } = await db.connectorFile.updateMany({
    where: { id: file.id, attempts: file.attempts, nextAttemptAt: file.nextAttemptAt, status: { not: "taken" } },
    data: { attempts: file.attempts + 1, nextAttemptAt: until },
  });
  return count > 0;
}

export interface AttemptOutcome {
  status?: ConnectorFileStatus;
  attempts?: number;
  nextAttemptAt: Date | null;
  error?: string | null;
  batchId?: string;
  takenAt?: Date;
}

/** Says what came of a try. A file that was forgotten meanwhile stays so: its upload is known by its own key. */
export async function endAttempt(db: Database, id: string, outcome: AttemptOutcome): Promise<void> {
  await db.connectorFile.updateMany({ where: { id, status: { not: "taken" } }, data: outcome });
}

export interface FileCounts {
  waiting: number;
  taken: number;
  failed: number;
  takenAt: Date | null;
  /** When the oldest file that is not taken was changed. */
  oldestAt: Date | null;
}

export async function countFiles(db: Database, connectorIds: string[]): Promise<Map<string, FileCounts>> {
  const groups = await db.connectorFile.groupBy({
    by: ["connectorId", "status"],
    where: { connectorId: { in: connectorIds } },
    _count: true,
    _max: { takenAt: true },
    _min: { modifiedAt: true },
  });
  const counts = new Map<string, FileCounts>();
  for (const { connectorId, status, _count, _max, _min } of groups) {
    const before = counts.get(connectorId) ?? { waiting: 0, taken: 0, failed: 0, takenAt: null, oldestAt: null };
    const oldestAt = status === "taken" ? before.oldestAt : earlier(before.oldestAt, _min.modifiedAt);
    const takenAt = status === "taken" ? _max.takenAt : before.takenAt;
    counts.set(connectorId, { ...before, [status]: _count, takenAt, oldestAt });
  }
  return counts;
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other < one) ? other : one;

/** Files of a connector: failed ones first, then waiting ones, then taken ones, the newest first. */
export const listFiles = (db: Database, connectorId: string, limit: number): Promise<StoredFile[]> =>
  db.connectorFile.findMany({
    where: { connectorId },
    // The states are declared in the order waiting, taken, failed.
    orderBy: [{ takenAt: { sort: "desc", nulls: "first" } }, { status: "desc" }, { path: "asc" }],
    take: limit,
  });
