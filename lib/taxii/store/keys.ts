import type { Database } from "@/lib/db";
import { minute } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";

export const findPartner = (db: Database, id: string) =>
  db.partner.findUnique({ where: { id }, select: { id: true, name: true, disabledAt: true } });

export const insertKey = (tx: Database, data: Prisma.PartnerApiKeyUncheckedCreateInput) =>
  tx.partnerApiKey.create({ data });
export type KeyRow = Awaited<ReturnType<typeof insertKey>>;

export const listKeys = (db: Database, partnerId: string) =>
  db.partnerApiKey.findMany({ where: { partnerId }, orderBy: { createdAt: "desc" } });

export const findKey = (db: Database, id: string) =>
  db.partnerApiKey.findUnique({ where: { id }, include: { partner: { select: { name: true } } } });

/** Makes a key useless; false when it was already. */
export async function revokeKey(tx: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.partnerApiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

/** How stale "last used" may be: a busy machine would otherwise write a row with every request. */
const lastUseStep = minute;

/** The key with this hash and its partner, unless it is revoked or expired or nothing goes to the partner any more. */
export async function findLiveKey(db: Database, hash: string, now: Date) {
  const row = await db.partnerApiKey.findUnique({
    where: { hash },
    include: { partner: { select: { name: true, disabledAt: true } } },
  });
  if (row === null || row.revokedAt !== null || row.expiresAt <= now || row.partner.disabledAt !== null)
    return undefined;
  const stale = new Date(now.getTime() - lastUseStep);
  if (row.lastUsedAt === null || row.lastUsedAt < stale) {
    await db.partnerApiKey.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
      data: { lastUsedAt: now },
    });
  }
  return row;
}
