import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import type { DetectionRunView } from "./contract";
import type { EpochStatistics } from "./epoch/model";
import type { Examined } from "./examine";
import { type Run, RunInput, runPermission } from "./run";
import { readChanges } from "./store/changes";
import { epochRuns, writeEpoch } from "./store/epoch-record";
import { writeIncidences } from "./store/incidence";
import { publishCampaign, retireOthers } from "./store/publish";
import { regroupedState } from "./store/regrouping";
import { keepVerdicts, writeVerdicts } from "./store/run-verdicts";
import { latestPublished, markPublished, readRun, runView, takeTurn } from "./store/runs";

/**
 * Keeps the evidence of a run and publishes what it found, in one transaction.
 * @param opens the statistics of the epoch that a run over everything opens
 * @throws `conflict` when a run that began later, or another epoch, was published meanwhile, or a person merged or split campaigns
 */
export async function publishRun(
  ctx: Context,
  run: Run,
  examined: Examined,
  opens?: () => Promise<EpochStatistics>,
): Promise<DetectionRunView> {
  const { changes, statistics } = await run.clock.run(
    "evidence kept",
    async () => {
      const incidences = await writeIncidences(ctx.warehouse, examined.incidences);
      await writeVerdicts(ctx.warehouse, examined.verdicts);
      if (run.epoch) await keepVerdicts(ctx.warehouse, run.epoch.runId, run.id, [...examined.findings.kept]);
      const statistics = await opens?.();
      const before = await latestPublished(ctx.db);
      return {
        statistics,
        incidences,
        changes: before ? await readChanges(ctx.warehouse, before.id, run.id) : undefined,
      };
    },
    ({ incidences }) => `${incidences} incidences`,
  );
  const { findings, publications, found } = examined;
  const command = { permission: runPermission, schema: RunInput, input: {} };
  return runCommand(ctx, command, async ({ tx, now, record }) => {
    const began = performance.now();
    await takeTurn(tx, run.id, run.startedAt);
    if (run.epoch && !(await epochRuns(tx)).includes(run.epoch.runId)) {
      throw conflict("Another epoch has been opened meanwhile; this run is not needed any more.");
    }
    if ((await regroupedState(tx)) !== examined.regroupedAt) {
      throw conflict("Somebody merged or split campaigns while this run was under way; run detection again.");
    }
    for (const publication of publications) await publishCampaign(tx, run.id, publication, now);
    const stay = [...publications.map(({ id }) => id), ...findings.kept, ...examined.left];
    const retired = await retireOthers(tx, stay, now);
    if (statistics) await writeEpoch(tx, { runId: run.id, openedAt: run.startedAt, statistics });
    const last = {
      phase: "publication",
      seconds: Math.round(performance.now() - began) / 1000,
      detail: `${publications.length} found, ${retired.length} no longer found`,
    };
    const phases = [...run.clock.done, last];
    const thresholdNats = findings.linkage.threshold;
    await markPublished(tx, run.id, { thresholdNats, extent: findings.extent, phases, found, changes, at: now });
    record({
      action: "detection.publish",
      subject: { type: "detection", id: run.id },
      detail: { campaigns: publications.length, kept: findings.kept.size, retired: retired.length },
      live: [{ topic: "detection", subjectId: run.id }, { topic: "campaign" }],
    });
    run.onPhase?.(last);
    return runView(await readRun(tx, run.id));
  });
}
