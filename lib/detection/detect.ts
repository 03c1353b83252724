import { type Context, runCommand } from "@/lib/command";
import { liveVersion } from "./configurations/live";
import type { DetectionRunView, RunChanges } from "./contract";
import { type Examined, examine, published } from "./examine";
import { beginRun, concludeRun, type DetectOptions, type Run, RunInput, runPermission } from "./run";
import { readChanges } from "./store/changes";
import { writeIncidences } from "./store/incidence";
import { publishCampaign, retireOthers } from "./store/publish";
import { writeVerdicts } from "./store/run-verdicts";
import { latestPublished, markPublished, readRun, runView, takeTurn } from "./store/runs";

export type { DetectOptions } from "./run";

const command = { permission: runPermission, schema: RunInput, input: {} };

/**
 * Runs detection over all that is stored, by the live version of the configuration, and publishes what it finds, in one
 * transaction at the end; until then nothing changes for anybody. What people decided stays.
 * @throws `conflict` when a run that began later was published meanwhile; `precondition_failed` when this release cannot read
 *   the live version; the signal's reason when stopped
 */
export async function detect(ctx: Context, options: DetectOptions = {}): Promise<DetectionRunView> {
  const run = await begin(ctx, options);
  return concludeRun(ctx, run, async () => {
    const examined = await examine(ctx, run, () => published(ctx));
    const changes = await run.clock.run(
      "evidence kept",
      async () => {
        await writeIncidences(ctx.warehouse, examined.incidences);
        await writeVerdicts(ctx.warehouse, examined.verdicts);
        const before = await latestPublished(ctx.db);
        return before ? readChanges(ctx.warehouse, before.id, run.id) : undefined;
      },
      () => `${examined.incidences.length} incidences`,
    );
    return publish(ctx, run, examined, changes);
  });
}

const begin = (ctx: Context, options: DetectOptions): Promise<Run> =>
  runCommand(ctx, command, async (scope) => {
    const version = await liveVersion(scope.tx);
    const run = await beginRun(scope, version, options);
    const detail = { configuration: version.number, hash: version.hash };
    scope.record({ action: "detection.start", subject: { type: "detection", id: run.id }, detail });
    return run;
  });

function publish(
  ctx: Context,
  run: Run,
  { findings, publications, found }: Examined,
  changes: RunChanges | undefined,
): Promise<DetectionRunView> {
  return runCommand(ctx, command, async ({ tx, now, record }) => {
    const began = performance.now();
    await takeTurn(tx, run.id, run.startedAt);
    for (const publication of publications) await publishCampaign(tx, run.id, publication, now);
    const retired = await retireOthers(
      tx,
      publications.map(({ id }) => id),
      now,
    );
    const seconds = Math.round(performance.now() - began) / 1000;
    const last = {
      phase: "publication",
      seconds,
      detail: `${publications.length} found, ${retired.length} no longer found`,
    };
    const phases = [...run.clock.done, last];
    const thresholdNats = findings.linkage.threshold;
    await markPublished(tx, run.id, { thresholdNats, extent: findings.extent, phases, found, changes, at: now });
    record({
      action: "detection.publish",
      subject: { type: "detection", id: run.id },
      detail: { campaigns: publications.length, retired: retired.length },
      live: [{ topic: "detection", subjectId: run.id }, { topic: "campaign" }],
    });
    run.onPhase?.(last);
    return runView(await readRun(tx, run.id));
  });
}
