import type { Context } from "@/lib/command";
import { forbidden, isId, notFound } from "@/lib/kernel";
import { type CollectionRow, findCollection } from "../store/collections";

/**
 * A collection of the partner that asks, of which it may do something.
 * @throws `not_found` for one of somebody else, and for one of which it may do nothing; `forbidden` for what it may not do
 */
export async function requireCollection(
  { db, actor }: Pick<Context, "db" | "actor">,
  id: string,
  use?: "read" | "write",
): Promise<CollectionRow> {
  const found = isId(id) ? await findCollection(db, id) : null;
  if (found === null || found.partnerId !== actor.id || !(found.canRead || found.canWrite))
    throw notFound("Collection", id);
  if (use === "read" && !found.canRead) throw forbidden("Nothing can be read of this collection, only added.");
  if (use === "write" && !found.canWrite) throw forbidden("Nothing can be added to this collection, only read.");
  return found;
}
