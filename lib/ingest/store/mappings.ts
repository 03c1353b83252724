import type { Database } from "@/lib/db";
import type { IngestMapping } from "@/prisma/generated/client";
import type { SaveMapping } from "../contract";

export type SavedMapping = IngestMapping;

export const findMapping = (db: Database, name: string): Promise<SavedMapping | null> =>
  db.ingestMapping.findUnique({ where: { name } });

/** Saved mappings by name. */
export const listMappings = (db: Database): Promise<SavedMapping[]> =>
  db.ingestMapping.findMany({ orderBy: { name: "asc" } });

export interface Saving {
  id: string;
  input: SaveMapping;
  savedBy: string;
  now: Date;
}

export const insertMapping = (db: Database, { id, input, savedBy, now }: Saving): Promise<SavedMapping> => {
  const { name, kind, mapping } = input;
  return db.ingestMapping.create({ data: { id, name, kind, mapping, savedBy, createdAt: now, savedAt: now } });
};

/** The next version of a mapping; undefined when somebody else has saved one since. */
export async function changeMapping(
  db: Database,
  { id, input, savedBy, now }: Saving,
): Promise<SavedMapping | undefined> {
  const { version = 0, mapping } = input;
  const [changed] = await db.ingestMapping.updateManyAndReturn({
    where: { id, version },
    data: { mapping, savedBy, savedAt: now, version: version + 1 },
  });
  return changed;
}

export const removeMapping = async (db: Database, id: string): Promise<SavedMapping | undefined> => {
  const found = await db.ingestMapping.findUnique({ where: { id } });
  if (found === null) return undefined;
  const { count } = await db.ingestMapping.deleteMany({ where: { id } });
  return count === 0 ? undefined : found;
};
