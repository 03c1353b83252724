import type { Database } from "@/lib/db";
import type { Prisma, SavedView } from "@/prisma/generated/client";

export type { SavedView };

/** What somebody sees of a page's views: their own, and those that are shared; by name. */
export const findViews = (db: Database, page: string, personId: string): Promise<SavedView[]> =>
  db.savedView.findMany({
    where: { page, OR: [{ ownerId: personId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

export const countViews = (db: Database, ownerId: string): Promise<number> =>
  db.savedView.count({ where: { ownerId } });

export const findView = (db: Database, id: string): Promise<SavedView | null> =>
  db.savedView.findUnique({ where: { id } });

export const insertView = (tx: Database, data: Prisma.SavedViewCreateInput): Promise<SavedView> =>
  tx.savedView.create({ data });

/** Changes a view that still is the version that the person looked at; undefined when it is not. */
export async function updateView(
  tx: Database,
  id: string,
  version: number,
  data: { name: string; shared: boolean; savedAt: Date },
): Promise<SavedView | undefined> {
  const [view] = await tx.savedView.updateManyAndReturn({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return view;
}

/** False when it no longer is the version that the person looked at. */
export async function removeView(tx: Database, id: string, version: number): Promise<boolean> {
  const { count } = await tx.savedView.deleteMany({ where: { id, version } });
  return count === 1;
}
