import type { Database } from "@/lib/db";
import { FoundCampaign } from "../contract";
import type { DataState } from "../store/run-verdicts";
import { runsCompared } from "../store/runs";

const latest = (db: Database, configurationHash: string, ids: readonly string[]) =>
  db.detectionRun.findFirst({
    where: {
      // What a run within an epoch finds depends on the run that opened it: it is no measure for a run over everything.
      ...{ id: { in: [...ids] }, configurationHash, epochRunId: null },
      OR: [{ status: "published" }, { status: "completed", baselineRunId: null }],
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });

const same = (at: Date | null, iso: string | null): boolean =>
  iso === null ? at === null : at?.getTime() === Date.parse(iso);

/** A run by these numbers that has seen just this data and whose verdicts are still kept. */
export async function findBaseline(db: Database, configurationHash: string, state: DataState) {
  const run = await latest(db, configurationHash, await runsCompared(db));
  if (!run || run.found === null || Number(run.exchanges) !== state.exchanges) return undefined;
  if (!same(run.windowFrom, state.from) || !same(run.windowTo, state.to)) return undefined;
  return run.startedAt.getTime() > state.attributesAt ? run : undefined;
}

/** Shadow runs of a version that never ended (their process was killed), or that another one overtakes. */
export async function endOldShadows(tx: Database, configurationId: string): Promise<void> {
  const old = await tx.detectionRun.findMany({ where: { shadow: true, status: "running", configurationId } });
  const ids = old.flatMap(({ id, baselineRunId }) => [id, ...(baselineRunId === null ? [] : [baselineRunId])]);
  await tx.detectionRun.updateMany({
    where: { id: { in: ids }, shadow: true, status: "running" },
    data: { status: "failed", error: "Overtaken by a later run." },
  });
}

export const readComparedRun = (db: Database, id: string) => db.detectionRun.findUnique({ where: { id } });
export type ComparedRun = NonNullable<Awaited<ReturnType<typeof readComparedRun>>>;

export async function readFound(db: Database, runId: string): Promise<FoundCampaign[]> {
  return foundOf(await readComparedRun(db, runId));
}

export const foundOf = (run: ComparedRun | null): FoundCampaign[] => FoundCampaign.array().parse(run?.found ?? []);

/** Where campaigns that people have seen stand, by id. */
export async function readStatuses(db: Database, ids: readonly string[]) {
  const rows = await db.campaign.findMany({ where: { id: { in: [...ids] } }, select: { id: true, status: true } });
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** Which versions runs belong to, by the id of the version. */
export async function readNumbers(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.detectorConfiguration.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The job that runs a version in the shadow and is not over yet. */
export async function readShadowJob(db: Database, configurationId: string): Promise<string | undefined> {
  const job = await db.jobRun.findFirst({
    where: {
      ...{ kind: "shadow", status: { in: ["queued", "running"] }, stopRequestedAt: null },
      detail: { path: ["configurationId"], equals: configurationId },
    },
    select: { id: true },
  });
  return job?.id;
}

/** Says which version a job is about, so that screens find it. */
export async function describeShadowJob(
  tx: Database,
  id: string,
  detail: { configurationId: string; configuration: number },
): Promise<void> {
  await tx.jobRun.update({ where: { id }, data: { detail } });
}
