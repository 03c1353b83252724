import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

/** Keys that tokens leave under at a moment, the one that holds first; and the latest agreement. */
const detail = (now: Date) =>
  ({
    keys: {
      where: { withdrawnAt: null, OR: [{ overlapUntil: null }, { overlapUntil: { gt: now } }] },
      orderBy: { overlapUntil: { sort: "desc" as const, nulls: "first" as const } },
    },
    agreements: { orderBy: { version: "desc" as const }, take: 1 },
  }) satisfies Prisma.PartnerInclude;

export const listPartnerRows = (db: Database, now: Date) =>
  db.partner.findMany({ orderBy: { name: "asc" }, include: detail(now) });
export type PartnerRow = Awaited<ReturnType<typeof listPartnerRows>>[number];
export type AgreementRow = PartnerRow["agreements"][number];

export const findPartnerByName = (db: Database, name: string, now: Date) =>
  db.partner.findUnique({ where: { name }, include: detail(now) });
export const findPartnerById = (db: Database, id: string, now: Date) =>
  db.partner.findUnique({ where: { id }, include: detail(now) });

/** Makes whoever changes the same partner wait until the transaction ends. */
export async function lockPartner(tx: Database, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from partner where id = ${id}::uuid for update`;
}

export async function insertPartner(
  tx: Database,
  { id, name, now, key }: { id: string; name: string; now: Date; key: { id: string; key: Uint8Array<ArrayBuffer> } },
) {
  await tx.partner.create({ data: { id, name, createdAt: now } });
  await insertKey(tx, id, key, now);
}

export const insertKey = (
  tx: Database,
  partnerId: string,
  key: { id: string; key: Uint8Array<ArrayBuffer> },
  now: Date,
) => tx.partnerKey.create({ data: { ...key, partnerId, createdAt: now } });

/** Lets the key that holds leave for a while yet, beside the one that follows it. */
export const overlapKeys = (tx: Database, partnerId: string, overlapUntil: Date) =>
  tx.partnerKey.updateMany({ where: { partnerId, overlapUntil: null, withdrawnAt: null }, data: { overlapUntil } });

/** Forgets all keys of a partner; how many there were. */
export async function dropKeys(tx: Database, partnerId: string, now: Date): Promise<number> {
  const { count } = await tx.partnerKey.updateMany({
    where: { partnerId, withdrawnAt: null },
    data: { key: null, withdrawnAt: now },
  });
  return count;
}

export const insertAgreement = (tx: Database, data: Omit<AgreementRow, "id"> & { id: string }) =>
  tx.partnerAgreement.create({ data });

export const listAgreementRows = (db: Database, partnerId: string) =>
  db.partnerAgreement.findMany({ where: { partnerId }, orderBy: { version: "desc" } });
