import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import type { Tlp } from "./contract";
import { findMarked } from "./store/collections";
import { appendObjects, type Fetched, holdCollection, readFetched, type StixObject } from "./store/objects";

/** Rows of one statement. */
const atOnce = 1_000;

/** The collection that a partner fetches objects of a marking from; null when there is none, or nothing may be read of it. */
export async function collectionFor(db: Database, { partnerId, tlp }: { partnerId: string; tlp: Tlp }) {
  const found = await findMarked(db, partnerId, tlp);
  return found?.canRead ? { id: found.id } : null;
}

/**
 * Publishes objects of STIX 2.1 in the caller's transaction, which has passed whatever gate there is: from its commit on the partner can
 * fetch them. A version that is there already is left as it is; another version of an id, a revocation too, comes beside the earlier
 * ones. Others who publish to the same collection wait for the end of the transaction: publish late in it, and to several collections
 * in the order of their ids.
 * @returns how many versions are new
 * @throws `not_found` for a collection that there is not
 */
export async function publishObjects(
  tx: Database,
  { collectionId, objects }: { collectionId: string; objects: readonly StixObject[] },
): Promise<number> {
  if (!(await holdCollection(tx, collectionId))) throw notFound("Collection", collectionId);
  let added = 0;
  for (let from = 0; from < objects.length; from += atOnce)
    added += await appendObjects(tx, collectionId, objects.slice(from, from + atOnce));
  return added;
}

/** Which versions of objects a partner has fetched, each with when it first did. What is missing was not fetched. */
export const whenFetched = (
  db: Database,
  { partnerId, objectIds }: { partnerId: string; objectIds: string[] },
): Promise<Fetched[]> => readFetched(db, partnerId, objectIds);
