import type { Database } from "@/lib/db";
import type { Attribution, AttributionRuling } from "@/prisma/generated/client";

export type AttributionRow = Attribution & { ruling: AttributionRuling | null };

/** The newest first. */
export const readAttributions = (db: Database, operatorId: string): Promise<AttributionRow[]> =>
  db.attribution.findMany({ where: { operatorId }, include: { ruling: true }, orderBy: { id: "desc" } });

export const findAttribution = (db: Database, id: string): Promise<AttributionRow | null> =>
  db.attribution.findUnique({ where: { id }, include: { ruling: true } });

export const insertAttribution = (tx: Database, attribution: Attribution): Promise<Attribution> =>
  tx.attribution.create({ data: attribution });

/** False when somebody ruled on it already. */
export async function insertRuling(tx: Database, ruling: AttributionRuling): Promise<boolean> {
  const { count } = await tx.attributionRuling.createMany({ data: [ruling], skipDuplicates: true });
  return count === 1;
}
