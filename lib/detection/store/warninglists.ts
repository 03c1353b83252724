import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { holding } from "../warninglists/model";
import { HeldWarninglist } from "../warninglists/shapes";

const described = { id: true, name: true, version: true, entries: true, hash: true } as const;

/** Makes those who change what is listed wait for each other. */
export const lockWarninglists = (tx: Database) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('detection.warninglists'))`;

export const writeWarninglist = ({ id, ...data }: Prisma.WarninglistUncheckedCreateInput, tx: Database) =>
  tx.warninglist.upsert({ where: { id }, create: { id, ...data }, update: { ...data, endedAt: null } });

/** Ends lists that hold; gives how many did. */
export const endWarninglists = async (tx: Database, ids: readonly string[], now: Date): Promise<number> => {
  const where = { id: { in: [...ids] }, ...holding(now) };
  return (await tx.warninglist.updateMany({ where, data: { endedAt: now } })).count;
};

/** The lists that hold at a moment. */
export const readHolding = (db: Database, at: Date) =>
  db.warninglist.findMany({
    where: holding(at),
    select: { ...described, partnerId: true },
  });

/** What some lists name, sealed, whether they still hold or not. */
export const readContents = (db: Database, ids: readonly string[]) =>
  db.warninglist.findMany({ where: { id: { in: [...ids] } }, select: { id: true, content: true } });

/** How long lists hold, by id; those that nobody accepted are left out. */
export const readTerms = (db: Database, ids: readonly string[]) =>
  db.warninglist.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, validUntil: true, endedAt: true },
  });

/** The lists that a run began with. */
export async function readListsOfRun(db: Database, runId: string): Promise<HeldWarninglist[]> {
  const run = await db.detectionRun.findUniqueOrThrow({ where: { id: runId }, select: { warninglists: true } });
  return HeldWarninglist.array().parse(run.warninglists);
}
