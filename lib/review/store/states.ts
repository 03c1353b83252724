import type { Database } from "@/lib/db";
import type { ReviewState, ReviewSubject } from "../contract";
import { presence } from "../model";
import { reviewStateOf } from "../view";
import { findItems } from "./items";
import { readPresent } from "./presence";

/** Who works on each of these and who looks at it, by the subject's id. */
export async function readStates(
  db: Database,
  type: ReviewSubject,
  ids: readonly string[],
  now: Date,
): Promise<(id: string) => ReviewState> {
  const [items, present] = await Promise.all([
    findItems(db, type, ids),
    readPresent(db, type, ids, new Date(now.getTime() - presence)),
  ]);
  const itemOf = new Map(items.map((item) => [item.subjectId, item]));
  return (id) => reviewStateOf(itemOf.get(id), present.get(id), now);
}
