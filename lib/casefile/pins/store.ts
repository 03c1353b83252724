import type { Database } from "@/lib/db";
import type { Noted } from "@/lib/review/contract";
import type { Pin, Prisma } from "@/prisma/generated/client";

export type PinRow = Pin;

export const insertPin = (tx: Database, pin: Prisma.PinCreateInput): Promise<Pin> => tx.pin.create({ data: pin });

/** Pins that nobody has taken off, the newest first. */
export const readPins = (db: Database, { type, id }: Noted, limit: number): Promise<Pin[]> =>
  db.pin.findMany({
    where: { subjectType: type, subjectId: id, removal: null },
    orderBy: { id: "desc" },
    take: limit,
  });

export const findPin = (db: Database, id: string): Promise<Pin | null> => db.pin.findUnique({ where: { id } });

/** False when it was taken off already. */
export async function insertRemoval(tx: Database, removal: Prisma.PinRemovalCreateManyInput): Promise<boolean> {
  const { count } = await tx.pinRemoval.createMany({ data: [removal], skipDuplicates: true });
  return count === 1;
}
