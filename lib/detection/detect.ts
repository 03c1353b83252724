import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { configurationHash, defaultConfiguration } from "./configuration";
import type { DetectionRunView } from "./contract";
import { nameCampaigns } from "./name-campaigns";
import { PhaseClock, type PhaseListener } from "./phases";
import { type Findings, findCampaigns } from "./pipeline";
import { dropWork } from "./store/activity";
import { type CampaignIncidence, dropIncidences, writeIncidences } from "./store/incidence";
import { readCodeNames, readKnownCampaigns } from "./store/known";
import { type Publication, publishCampaign, retireOthers } from "./store/publish";
import { createRun, endRun, markPublished, readRun, runsInUse, runView, takeTurn } from "./store/runs";

export interface DetectOptions {
  /** Told about each phase when it is over. */
  onPhase?: PhaseListener;
  /** Stops the run; it is marked as stopped and publishes nothing. */
  signal?: AbortSignal;
}

interface Run extends DetectOptions {
  id: string;
  startedAt: Date;
  clock: PhaseClock;
}

const Input = z.object({});
const permission = "detection.run" as const;

/**
 * Runs detection over all that is stored and publishes what it finds, in one transaction at the end; until then nothing changes
 * for anybody. What people decided stays.
 * @throws `conflict` when a run that began later was published meanwhile; the signal's reason when stopped
 */
export async function detect(ctx: Context, options: DetectOptions = {}): Promise<DetectionRunView> {
  const run = await begin(ctx, options);
  try {
    const findings = await findCampaigns({
      store: ctx.warehouse,
      runId: run.id,
      config: defaultConfiguration,
      clock: run.clock,
      signal: run.signal,
    });
    const named = await run.clock.run(
      "explanations",
      () => nameFindings(ctx, run, findings),
      ({ publications }) => `${publications.length} campaigns`,
    );
    await run.clock.run(
      "evidence kept",
      () => writeIncidences(ctx.warehouse, named.incidences),
      () => `${named.incidences.length} incidences`,
    );
    return await publish(ctx, run, findings, named.publications);
  } catch (error) {
    await end(ctx, run, error);
    throw error;
  } finally {
    // What a failed clean-up leaves behind is dropped by a later run; it must not hide how this one ended.
    await tidy(ctx, run.id).catch((error: unknown) => logger("detection").warn({ err: error }, "could not clean up"));
  }
}

async function begin(ctx: Context, options: DetectOptions): Promise<Run> {
  const id = newId();
  const startedAt = await runCommand(ctx, { permission, schema: Input, input: {} }, async ({ tx, now, record }) => {
    await createRun(tx, id, configurationHash(defaultConfiguration), defaultConfiguration, now);
    record({ action: "detection.start", subject: { type: "detection", id } });
    return now;
  });
  return { ...options, id, startedAt, clock: new PhaseClock(options.onPhase, options.signal) };
}

async function nameFindings(
  ctx: Context,
  run: Run,
  findings: Findings,
): Promise<{ publications: Publication[]; incidences: CampaignIncidence[] }> {
  const [known, codeNames] = [await readKnownCampaigns(ctx.db), await readCodeNames(ctx.db)];
  const { id: runId, signal } = run;
  return nameCampaigns({
    store: ctx.warehouse,
    runId,
    config: defaultConfiguration,
    findings,
    known,
    codeNames,
    signal,
  });
}

function publish(ctx: Context, run: Run, findings: Findings, publications: Publication[]): Promise<DetectionRunView> {
  return runCommand(ctx, { permission, schema: Input, input: {} }, async ({ tx, now, record }) => {
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
    await markPublished(tx, run.id, { thresholdNats, extent: findings.extent, phases, at: now });
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

/** Says in the record how a run ended that published nothing. */
async function end(ctx: Context, run: Run, error: unknown): Promise<void> {
  const status = run.signal?.aborted ? ("stopped" as const) : ("failed" as const);
  const message = error instanceof Error ? error.message : String(error);
  await runCommand(ctx, { permission, schema: Input, input: {} }, async ({ tx, record }) => {
    await endRun(tx, run.id, { status, error: message.slice(0, 2000), phases: run.clock.done });
    record({
      action: `detection.${status === "stopped" ? "stop" : "fail"}`,
      subject: { type: "detection", id: run.id },
    });
  });
}

async function tidy(ctx: Context, runId: string): Promise<void> {
  await dropWork(ctx.warehouse, runId);
  await dropIncidences(ctx.warehouse, await runsInUse(ctx.db));
}
