import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

export const insertCollection = (tx: Database, data: Prisma.TaxiiCollectionUncheckedCreateInput) =>
  tx.taxiiCollection.create({ data });
export type CollectionRow = Awaited<ReturnType<typeof insertCollection>>;

export const listCollections = (db: Database, partnerId: string) =>
  db.taxiiCollection.findMany({ where: { partnerId }, orderBy: { createdAt: "asc" } });

export const findCollection = (db: Database, id: string) => db.taxiiCollection.findUnique({ where: { id } });

export const findMarked = (db: Database, partnerId: string, tlp: string) =>
  db.taxiiCollection.findUnique({ where: { partnerId_tlp: { partnerId, tlp } } });

/** The next version of a collection; null when it is not at the version that was changed. */
export async function changeCollection(
  tx: Database,
  { id, version }: { id: string; version: number },
  data: { title: string; description: string; canRead: boolean; canWrite: boolean },
): Promise<CollectionRow | null> {
  const { count } = await tx.taxiiCollection.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  return count === 1 ? findCollection(tx, id) : null;
}

export interface Figures {
  published: number;
  fetched: number;
  newestAt: Date | null;
  fetchedAt: Date | null;
  added: number;
}

/** How much was published, fetched and added, by collection of a partner. */
export async function readFigures(db: Database, partnerId: string): Promise<Map<string, Figures>> {
  const rows = await db.$queryRaw<({ id: string } & Figures)[]>`
    select c.id, coalesce(o.published, 0)::int as published, coalesce(o.fetched, 0)::int as fetched,
      c.last_added_at as "newestAt", o.fetched_at as "fetchedAt", coalesce(q.added, 0)::int as added
    from taxii_collection c
    left join lateral (select count(*) as published, count(f.fetched_at) as fetched, max(f.fetched_at) as fetched_at
      from taxii_object t left join taxii_fetch f using (collection_id, added_at) where t.collection_id = c.id) o on true
    left join lateral (select count(*) as added from quarantined_object a
      where a.collection_id = c.id and a.withdrawn_at is null) q on true
    where c.partner_id = ${partnerId}::uuid`;
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
