import type { Database } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import { DetectionRunView, type FoundCampaign, type RunChanges, type RunPhase } from "../contract";
import type { HeldWarninglist } from "../warninglists/shapes";
import type { Extent } from "./extent";

const mostRuns = 50;

export interface NewRun {
  id: string;
  configurationHash: string;
  configuration: Configuration;
  configurationId: string;
  shadow: boolean;
  baselineRunId: string | null;
  /** The epoch that the run keeps within; null for a run over everything. */
  epochRunId: string | null;
  warninglists: readonly HeldWarninglist[];
  startedAt: Date;
}

export const createRun = (tx: Database, { warninglists, ...run }: NewRun) =>
  tx.detectionRun.create({ data: { ...run, warninglists: [...warninglists] } });

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
    where: { status: "running", shadow: false, startedAt: { lt: startedAt }, id: { not: id } },
    data: { status: "failed", error: "Overtaken by a later run." },
  });
}

export interface RunEnd {
  thresholdNats: number;
  extent: Extent;
  phases: RunPhase[];
  found: FoundCampaign[];
}

const figuresOf = ({ thresholdNats, extent, phases, found }: RunEnd) => ({
  thresholdNats,
  accounts: extent.accounts,
  exchanges: extent.exchanges,
  windowFrom: extent.from,
  windowTo: extent.to,
  phases,
  found,
});

export const markPublished = (
  tx: Database,
  id: string,
  { at, changes, ...run }: RunEnd & { at: Date; changes: RunChanges | undefined },
) =>
  tx.detectionRun.update({
    where: { id },
    data: { status: "published", ...figuresOf(run), ...(changes ? { changes } : {}), publishedAt: at },
  });

/** A shadow run has come to its end; it publishes nothing. */
export const markCompleted = (tx: Database, id: string, run: RunEnd) =>
  tx.detectionRun.update({ where: { id }, data: { status: "completed", ...figuresOf(run) } });

/** How many campaigns a run found: those that a person opened by its statistics, and those that a person ended, are not among them. */
const counted = { _count: { select: { campaigns: { where: { threadId: null, endedById: null } } } } };

/** The latest runs that publish, newest first. */
export const readRuns = (db: Database) =>
  db.detectionRun.findMany({
    where: { shadow: false },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: mostRuns,
    include: counted,
  });

export const readRun = (db: Database, id: string) =>
  db.detectionRun.findUniqueOrThrow({ where: { id }, include: counted });

/** The numbers that a run used, as they were stored with it. */
export const readRunConfiguration = async (db: Database, id: string): Promise<unknown> =>
  (await db.detectionRun.findUniqueOrThrow({ where: { id }, select: { configuration: true } })).configuration;

/** Runs that campaigns, or members that a later run did not find, refer to. */
export async function runsInUse(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select run_id::text as id from campaign union select run_id::text from member_explanation`;
  return rows.map(({ id }) => id);
}

/** Runs that have not come to an end, in the shadow or not; of a killed one nobody knows until a later one is published. */
export async function runsUnderWay(db: Database): Promise<string[]> {
  return (await db.detectionRun.findMany({ where: { status: "running" }, select: { id: true } })).map(({ id }) => id);
}

/** The run whose findings people see. */
export const latestPublished = (db: Database) =>
  db.detectionRun.findFirst({ where: { status: "published" }, orderBy: { startedAt: "desc" }, select: { id: true } });

/** Runs that can still be compared: the newest published one, those under way, and shadow runs of versions that matter. */
export async function runsCompared(db: Database): Promise<string[]> {
  const [published, running, shadows] = await Promise.all([
    latestPublished(db),
    runsUnderWay(db),
    db.$queryRaw<{ id: string; baseline: string | null }[]>`
      select r.id::text, r.baseline_run_id::text as baseline from detection_run r
      join detector_configuration c on c.id = r.configuration_id
      where r.shadow and c.status in ('proposed', 'live')`,
  ]);
  const ids = [published?.id, ...running, ...shadows.flatMap(({ id, baseline }) => [id, baseline])];
  return ids.filter((id): id is string => typeof id === "string");
}

export const runView = (row: Awaited<ReturnType<typeof readRun>>): DetectionRunView =>
  DetectionRunView.parse({
    id: row.id,
    status: row.status,
    shadow: row.shadow,
    configurationId: row.configurationId,
    configurationHash: row.configurationHash,
    thresholdNats: row.thresholdNats,
    accounts: row.accounts,
    exchanges: Number(row.exchanges),
    campaigns: row._count.campaigns,
    epochRunId: row.epochRunId,
    changes: row.changes,
    warninglists: row.warninglists,
    phases: row.phases,
    startedAt: row.startedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  });
