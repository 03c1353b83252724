import { createHash } from "node:crypto";
import type { Database } from "@/lib/db";
import { day, newId } from "@/lib/kernel";

/** An object that came from outside, as text. */
export interface Incoming {
  objectId: string;
  version: string | null;
  content: string;
}

/** How many objects of a partner wait; makes others who bring some of the same partner wait for the end of this transaction. */
export async function holdQuarantine(tx: Database, partnerId: string): Promise<number> {
  await tx.$queryRaw`select 1 from partner where id = ${partnerId}::uuid for no key update`;
  return tx.quarantinedObject.count({ where: { partnerId, withdrawnAt: null, readAt: null } });
}

/**
 * Puts objects into the quarantine; what is there already, to the byte, stays the one it is, and is waiting again when it was taken
 * back.
 * @returns how many are new
 */
export async function quarantine(
  tx: Database,
  from: { partnerId: string; collectionId: string | null; feedId: string | null },
  objects: readonly Incoming[],
  now: Date,
): Promise<number> {
  const rows = objects.map((object) => ({
    ...object,
    id: newId(now.getTime()),
    sha256: createHash("sha256").update(object.content).digest("hex"),
  }));
  const hashes = rows.map(({ sha256 }) => sha256);
  const count = await tx.$executeRaw`
    insert into quarantined_object (id, partner_id, collection_id, feed_id, object_id, version, content, sha256, received_at)
    select id, ${from.partnerId}::uuid, ${from.collectionId}::uuid, ${from.feedId}::uuid, object_id, version, content, sha256, ${now}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ objectId }) => objectId)}::text[],
      ${rows.map(({ version }) => version)}::text[], ${rows.map(({ content }) => content)}::text[], ${hashes}::text[])
      as given (id, object_id, version, content, sha256)
    on conflict do nothing`;
  if (from.collectionId !== null) {
    await tx.quarantinedObject.updateMany({
      where: { partnerId: from.partnerId, sha256: { in: hashes }, withdrawnAt: { not: null } },
      data: { withdrawnAt: null },
    });
  }
  return count;
}

/** Takes back what a partner added to a collection under an id, of one version or of all; returns how many that were. */
export async function withdraw(
  tx: Database,
  which: { collectionId: string; objectId: string; versions: string[] | undefined },
  now: Date,
): Promise<number> {
  const { collectionId, objectId, versions } = which;
  const { count } = await tx.quarantinedObject.updateMany({
    where: { collectionId, objectId, withdrawnAt: null, ...(versions && { version: { in: versions } }) },
    data: { withdrawnAt: now },
  });
  return count;
}

/** The oldest objects that nothing has looked into, of the partner who waits longest; rows that others hold are passed over. */
export const oldestUnread = (tx: Database, limit: number) =>
  tx.$queryRaw<{ id: string; partnerId: string; content: string }[]>`
    select id::text, partner_id::text as "partnerId", content from quarantined_object
    where read_at is null and withdrawn_at is null and partner_id = (
      select partner_id from quarantined_object where read_at is null and withdrawn_at is null order by received_at limit 1)
    order by received_at, id limit ${limit} for update skip locked`;

export const markRead = (tx: Database, ids: readonly string[], now: Date) =>
  tx.quarantinedObject.updateMany({ where: { id: { in: [...ids] } }, data: { readAt: now } });

/** A partner asks for a status soon after it added objects. */
const kept = 30 * day;

export async function insertStatus(
  tx: Database,
  status: { id: string; collectionId: string; resource: object; requestedAt: Date },
): Promise<void> {
  await tx.taxiiStatus.deleteMany({ where: { requestedAt: { lt: new Date(status.requestedAt.getTime() - kept) } } });
  await tx.taxiiStatus.create({ data: status });
}

export const findStatus = (db: Database, id: string, partnerId: string) =>
  db.taxiiStatus.findFirst({ where: { id, collection: { partnerId } } });
