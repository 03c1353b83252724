import type { Database } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import { DetectionRunView, type RunPhase } from "../contract";
import type { Extent } from "./extent";

const mostRuns = 50;

export const createRun = (tx: Database, id: string, hash: string, configuration: Configuration, startedAt: Date) =>
  tx.detectionRun.create({ data: { id, configurationHash: hash, configuration, startedAt } });

export async function endRun(
  tx: Database,
  id: string,
  end: { status: "failed" | "stopped"; error: string; phases: RunPhase[] },
): Promise<void> {
  await tx.detectionRun.updateMany({ where: { id, status: "running" }, data: end });
}

/**
 * Makes publications follow one another, and runs that began before the one published last give way: their picture is the older
 * one. Runs that never ended (their process was killed) are closed on the way.
 * @throws `conflict` when a later run has been published meanwhile
 */
export async function takeTurn(tx: Database, id: string, startedAt: Date): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('detection.publish'))`;
  const newer = await tx.detectionRun.findFirst({ where: { status: "published", startedAt: { gt: startedAt } } });
  if (newer) throw conflict("A detection run that began later has been published; this run is not needed any more.");
  await tx.detectionRun.updateMany({
    where: { status: "running", startedAt: { lt: startedAt }, id: { not: id } },
    data: { status: "failed", error: "Overtaken by a later run." },
  });
}

export const markPublished = (
  tx: Database,
  id: string,
  run: { thresholdNats: number; extent: Extent; phases: RunPhase[]; at: Date },
) =>
  tx.detectionRun.update({
    where: { id },
    data: {
      status: "published",
      thresholdNats: run.thresholdNats,
      accounts: run.extent.accounts,
      exchanges: run.extent.exchanges,
      windowFrom: run.extent.from,
      windowTo: run.extent.to,
      phases: run.phases,
      publishedAt: run.at,
    },
  });

/** The latest runs, newest first. */
export const readRuns = (db: Database) =>
  db.detectionRun.findMany({
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: mostRuns,
    include: { _count: { select: { campaigns: true } } },
  });

export const readRun = (db: Database, id: string) =>
  db.detectionRun.findUniqueOrThrow({ where: { id }, include: { _count: { select: { campaigns: true } } } });

/** Runs that campaigns refer to. */
export async function runsInUse(db: Database): Promise<string[]> {
  const rows = await db.campaign.findMany({ distinct: ["runId"], select: { runId: true } });
  return rows.map((row) => row.runId);
}

export const runView = (row: Awaited<ReturnType<typeof readRun>>): DetectionRunView =>
  DetectionRunView.parse({
    id: row.id,
    status: row.status,
    configurationHash: row.configurationHash,
    thresholdNats: row.thresholdNats,
    accounts: row.accounts,
    exchanges: Number(row.exchanges),
    campaigns: row._count.campaigns,
    phases: row.phases,
    startedAt: row.startedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  });
