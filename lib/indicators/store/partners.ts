import type { Database } from "@/lib/db";

export const listPartnerRows = (db: Database) => db.partner.findMany({ orderBy: { name: "asc" } });
export type PartnerRow = Awaited<ReturnType<typeof listPartnerRows>>[number];

export const findPartnerByName = (db: Database, name: string) => db.partner.findUnique({ where: { name } });
export const findPartnerById = (db: Database, id: string) => db.partner.findUnique({ where: { id } });

export const insertPartner = (
  tx: Database,
  data: { id: string; name: string; keyId: string; key: Uint8Array<ArrayBuffer> },
) => tx.partner.create({ data });

/** Forgets the key; false when there was none. */
export async function dropKey(tx: Database, id: string): Promise<boolean> {
  const changed = await tx.partner.updateMany({ where: { id, key: { not: null } }, data: { key: null } });
  return changed.count === 1;
}
