import type { Database } from "@/lib/db";
import type { Retention } from "@/prisma/generated/client";

export type StoredRetention = Retention;

export const findRetention = (db: Database, warehouse: string): Promise<Retention | null> =>
  db.retention.findUnique({ where: { warehouse } });

export interface Saving {
  exchangeDays: number | null;
  rollupDays: number | null;
  savedBy: string;
  now: Date;
}

/** The next version of the policy; undefined when somebody else has saved one since the version that was looked at. */
export async function saveRetention(
  db: Database,
  warehouse: string,
  version: number,
  { exchangeDays, rollupDays, savedBy, now }: Saving,
): Promise<Retention | undefined> {
  const data = { exchangeDays, rollupDays, savedBy, savedAt: now, version: version + 1 };
  const [saved] = await db.retention.updateManyAndReturn({ where: { warehouse, version }, data });
  if (saved !== undefined || version > 0) return saved;
  const [first] = await db.retention.createManyAndReturn({ data: { warehouse, ...data }, skipDuplicates: true });
  return first;
}

/** Says that exchanges of before a day are not taken any more; false when that is so already. */
export async function closeBefore(db: Database, warehouse: string, day: string): Promise<boolean> {
  const before = new Date(`${day}T00:00:00Z`);
  const { count } = await db.retention.updateMany({
    where: { warehouse, OR: [{ closedBefore: null }, { closedBefore: { lt: before } }] },
    data: { closedBefore: before },
  });
  return count > 0;
}

/** Remembers that what is asked was done, for a traffic store without a policy too. */
export async function markEnforced(db: Database, warehouse: string, began: Date): Promise<void> {
  await db.$executeRaw`
    insert into retention (warehouse, version, saved_by, enforced_at) values (${warehouse}, 0, '', ${began})
    on conflict (warehouse) do update set enforced_at = ${began}`;
}

/**
 * Whether a run is due: none was today (UTC) although something is asked for, or accounts were imported since, whose text may not be
 * kept any more.
 */
export async function isDue(
  db: Database,
  warehouse: string,
  { today, asked }: { today: Date; asked: boolean },
): Promise<boolean> {
  const stored = await findRetention(db, warehouse);
  const enforcedAt = stored?.enforcedAt ?? new Date(0);
  const pending = await db.accountErasure.count({ where: { warehouse, doneAt: null } });
  const hasPolicy = asked || pending > 0 || stored?.exchangeDays != null || stored?.rollupDays != null;
  if (hasPolicy && enforcedAt < today) return true;
  const imported = await db.ingestBatch.findFirst({
    where: { warehouse, kind: "accounts", status: "committed", accepted: { gt: 0 }, committedAt: { gt: enforcedAt } },
    select: { id: true },
  });
  return imported !== null;
}

/** Of the days given, those whose roll-ups are not as their exchanges are. */
export async function staleAmong(db: Database, warehouse: string, days: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    select day::text as day from rollup_day
    where warehouse = ${warehouse} and built_version < dirty_version and day = any (${[...days]}::text[]::date[])`;
  return new Set(rows.map(({ day }) => day));
}

/** Has roll-ups of days never built again: their exchanges are about to go. */
export async function forgetRollupDays(db: Database, warehouse: string, days: readonly string[]): Promise<void> {
  await db.$executeRaw`
    delete from rollup_day where warehouse = ${warehouse} and day = any (${[...days]}::text[]::date[])`;
}
