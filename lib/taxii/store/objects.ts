import type { Database } from "@/lib/db";
import { type Filters, versionsOf } from "../server/filters";

/** An object as it was published: any object of STIX 2.1. */
export interface StixObject {
  type: string;
  id: string;
  created?: string;
  modified?: string;
  [property: string]: unknown;
}

/** Makes whoever else adds to the collection wait for the end of this transaction; false when there is no such collection. */
export async function holdCollection(tx: Database, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from taxii_collection where id = ${id}::uuid for no key update`;
  return rows.length === 1;
}

/**
 * Adds what is not there yet, each at a time of its own after all that is there. Only under the collection's lock: transactions then
 * commit in the order of these times, and nobody who has read up to one misses an earlier one.
 * @returns how many that were
 */
export async function appendObjects(
  tx: Database,
  collectionId: string,
  objects: readonly StixObject[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ added: number }[]>`
    with given as (
      select ordinality as place, value as content, value->>'id' as object_id, value->>'type' as type,
        coalesce(value->>'modified', value->>'created')::timestamptz as stated
      from jsonb_array_elements(${JSON.stringify(objects)}::jsonb) with ordinality
    ), fresh as (
      select distinct on (object_id, stated) * from given g
      where not exists (select 1 from taxii_object o where o.collection_id = ${collectionId}::uuid and o.object_id = g.object_id
        and case when g.stated is null then o.content = g.content else o.version = g.stated end)
      order by object_id, stated, place
    ), timed as (
      select f.*, greatest(clock.at, c.last_added_at) + row_number() over (order by place) * interval '1 microsecond' as added_at
      from fresh f, taxii_collection c, (select clock_timestamp() as at) clock where c.id = ${collectionId}::uuid
    ), added as (
      insert into taxii_object (collection_id, added_at, object_id, type, version, content)
      select ${collectionId}::uuid, added_at, object_id, type, coalesce(stated, added_at), content from timed
      returning added_at
    )
    update taxii_collection set last_added_at = (select max(added_at) from added)
    where id = ${collectionId}::uuid and exists (select 1 from added)
    returning (select count(*)::int from added) as added`;
  return row?.added ?? 0;
}

export interface ObjectRow {
  objectId: string;
  type: string;
  /** Timestamps as TAXII writes them, to the microsecond. */
  addedAt: string;
  version: string;
  /** Null when only its description was asked for. */
  content: Record<string, unknown> | null;
}

export interface Page {
  collectionId: string;
  filters: Filters;
  /** Added later than this. */
  after: string | undefined;
  /** Of this object alone. */
  objectId?: string | undefined;
  withContent: boolean;
}

/** The first objects in the order of their addition; one more than asked for, when there are more. */
export function readPage(
  db: Database,
  { collectionId, filters, after, objectId, withContent }: Page,
): Promise<ObjectRow[]> {
  const { first, last, all, at } = versionsOf(filters);
  const ids = objectId === undefined ? (filters["match[id]"] ?? null) : [objectId];
  const types = filters["match[type]"] ?? null;
  return db.$queryRaw<ObjectRow[]>`
    select object_id as "objectId", type, case when ${withContent} then content end as content,
      to_char(added_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "addedAt",
      to_char(version at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as version
    from taxii_object o
    where collection_id = ${collectionId}::uuid and added_at > ${after ?? "-infinity"}::timestamptz
      and (${ids}::text[] is null or object_id = any(${ids}::text[]))
      and (${types}::text[] is null or type = any(${types}::text[]))
      and (${all} or version = any(${at}::timestamptz[])
        or (${last} and not exists (select 1 from taxii_object n where n.collection_id = o.collection_id
          and n.object_id = o.object_id and n.version > o.version))
        or (${first} and not exists (select 1 from taxii_object n where n.collection_id = o.collection_id
          and n.object_id = o.object_id and n.version < o.version)))
    order by added_at limit ${filters.limit + 1}`;
}

export async function isPublished(db: Database, collectionId: string, objectId: string): Promise<boolean> {
  return (await db.taxiiObject.findFirst({ where: { collectionId, objectId }, select: { type: true } })) !== null;
}

/** Says that the partner has these versions; returns how many it had not had. */
export const markFetched = (tx: Database, collectionId: string, addedAt: string[], now: Date): Promise<number> =>
  tx.$executeRaw`
    insert into taxii_fetch (collection_id, added_at, fetched_at)
    select ${collectionId}::uuid, at, ${now} from unnest(${addedAt}::timestamptz[]) at on conflict do nothing`;

export interface Fetched {
  collectionId: string;
  objectId: string;
  /** Of the object: `modified`, else `created`. */
  version: Date;
  fetchedAt: Date;
}

/** Which versions of these objects a partner has had, and since when. */
export const readFetched = (db: Database, partnerId: string, objectIds: string[]): Promise<Fetched[]> =>
  db.$queryRaw<Fetched[]>`
    select o.collection_id as "collectionId", o.object_id as "objectId", o.version, f.fetched_at as "fetchedAt"
    from taxii_collection c join taxii_object o on o.collection_id = c.id join taxii_fetch f using (collection_id, added_at)
    where c.partner_id = ${partnerId}::uuid and o.object_id = any(${objectIds}::text[]) order by f.fetched_at, o.added_at`;
