import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

export const readHeldKeys = (db: Database, partnerId: string) => db.inboundKey.findMany({ where: { partnerId } });

export const insertHeldKey = (tx: Database, data: Prisma.InboundKeyUncheckedCreateInput) =>
  tx.inboundKey.create({ data });
