import type { Database } from "@/lib/db";
import { type DetectionRunView, RunPhase } from "@/lib/detection/contract";

/** The detection run that began last, whatever came of it. */
export async function readLatestRun(db: Database): Promise<DetectionRunView | null> {
  const run = await db.detectionRun.findFirst({
    orderBy: { startedAt: "desc" },
    include: { _count: { select: { campaigns: true } } },
  });
  if (run === null) return null;
  return {
    id: run.id,
    status: run.status,
    configurationHash: run.configurationHash,
    thresholdNats: run.thresholdNats,
    accounts: run.accounts,
    exchanges: Number(run.exchanges),
    campaigns: run._count.campaigns,
    phases: RunPhase.array().catch([]).parse(run.phases),
    startedAt: run.startedAt.toISOString(),
    publishedAt: run.publishedAt?.toISOString() ?? null,
  };
}

export async function readRunConfiguration(db: Database, id: string): Promise<unknown> {
  return (await db.detectionRun.findUnique({ where: { id }, select: { configuration: true } }))?.configuration;
}
