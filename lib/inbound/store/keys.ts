import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

/** Keys of a partner's that are held here, the newest first. */
export const readHeldKeys = (db: Database, partnerId: string) =>
  db.inboundKey.findMany({ where: { partnerId }, orderBy: [{ heldAt: "desc" }, { keyId: "desc" }] });

/** Keys that were made here for a partner and not withdrawn: it may make its own tokens with the one that it was handed. */
export async function readOwnKeys(db: Database, partnerId: string) {
  const rows = await db.partnerKey.findMany({ where: { partnerId, key: { not: null } }, select: { key: true } });
  const agreement = await db.partnerAgreement.findFirst({
    where: { partnerId },
    orderBy: { version: "desc" },
    select: { sharesAccountNamespace: true },
  });
  const sharesAccounts = agreement?.sharesAccountNamespace ?? false;
  return rows.flatMap(({ key }) => (key === null ? [] : [{ key, sharesAccounts }]));
}

export const insertHeldKey = (tx: Database, data: Prisma.InboundKeyUncheckedCreateInput) =>
  tx.inboundKey.create({ data });
