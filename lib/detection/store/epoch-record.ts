import type { Database } from "@/lib/db";
import { type Epoch, EpochStatistics } from "../epoch/model";

/** Opens an epoch; the one before it is over. */
export async function writeEpoch(tx: Database, { runId, openedAt, statistics }: Epoch): Promise<void> {
  await tx.detectionEpoch.deleteMany();
  await tx.detectionEpoch.create({ data: { runId, openedAt, statistics } });
}

/** The epoch that is open. */
export async function readEpoch(db: Database): Promise<Epoch | undefined> {
  const row = await db.detectionEpoch.findFirst({ orderBy: { openedAt: "desc" } });
  return row ? { ...row, statistics: EpochStatistics.parse(row.statistics) } : undefined;
}

/** Runs that an epoch rests on. */
export const epochRuns = async (db: Database): Promise<string[]> =>
  (await db.detectionEpoch.findMany({ select: { runId: true } })).map(({ runId }) => runId);
