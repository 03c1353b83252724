import { type Actor, requirePermission } from "@/lib/auth";
import type { CommandRecord } from "@/lib/command";
import type { Database } from "@/lib/db";
import { conflict, forbidden, notFound } from "@/lib/kernel";
import { findView, type SavedView } from "../store/views";
import type { SavedViewView } from "./contract";

export const viewOf = (row: SavedView): SavedViewView => ({
  id: row.id,
  name: row.name,
  page: row.page,
  query: row.query,
  shared: row.shared,
  owner: { id: row.ownerId, name: row.ownerName },
  version: row.version,
  savedAt: row.savedAt.toISOString(),
});

/**
 * A view that somebody may change: their own, or a shared one for who assigns work. Another's own view is not there for them.
 * @throws `not_found`, `forbidden`
 */
export async function requireOwnView(db: Database, actor: Actor, id: string): Promise<SavedView> {
  const view = await findView(db, id);
  if (view === null || (!view.shared && view.ownerId !== actor.id)) throw notFound("Saved view", id);
  if (view.ownerId !== actor.id && !actor.permissions.has("review.assign"))
    throw forbidden(`${view.ownerName} saved it; they or a lead change it.`);
  return view;
}

/** What everybody sees is for those who work on cases to arrange. */
export const requireSharing = (actor: Actor, shared: boolean): void => {
  if (shared) requirePermission(actor, "review.work");
};

export const changedMeanwhile = (view: SavedView) =>
  conflict(`Somebody changed the view ${view.name} meanwhile: look at it again.`);

export const recordOfView = (act: string, { id, name, page, query, shared }: SavedView): CommandRecord => ({
  action: `view.${act}`,
  subject: { type: "view", id },
  detail: { name, page, query, shared },
});
