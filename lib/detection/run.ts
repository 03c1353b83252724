import { z } from "zod";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { logger } from "@/lib/log";
import type { UsableVersion } from "./configurations/live";
import type { Epoch } from "./epoch/model";
import { PhaseClock, type PhaseListener } from "./phases";
import { withSmallHeap } from "./small-heap";
import { dropWork } from "./store/activity";
import { dropEpochs } from "./store/epoch";
import { epochRuns } from "./store/epoch-record";
import { dropIncidences } from "./store/incidence";
import { dropVerdicts } from "./store/run-verdicts";
import { createRun, endRun, runsCompared, runsInUse, runsUnderWay } from "./store/runs";
import { currentWarninglists } from "./warninglists/hold";
import type { HeldWarninglist } from "./warninglists/shapes";

export interface DetectOptions {
  /** Told about each phase when it is over. */
  onPhase?: PhaseListener;
  /** Stops the run; it is marked as stopped and publishes nothing. */
  signal?: AbortSignal;
}

/** One run under way, with the version that it takes its numbers from. */
export interface Run extends DetectOptions {
  id: string;
  startedAt: Date;
  clock: PhaseClock;
  version: UsableVersion;
  /** The lists whose values are hubs in it. */
  warninglists: readonly HeldWarninglist[];
  /** The epoch that the run keeps within; undefined for a run over everything. */
  epoch?: Epoch;
}

export type RunWithin = Run & { epoch: Epoch };

/** What a run is besides a run over everything. */
export interface RunKind {
  shadow?: { id: string; baselineRunId: string | null };
  epoch?: Epoch;
  /** Those that hold now by default. */
  warninglists?: readonly HeldWarninglist[];
}

export const RunInput = z.object({});
export const runPermission = "detection.run" as const;

/** Begins a run in the command's transaction. */
export async function beginRun(
  { tx, now }: CommandScope<unknown>,
  version: UsableVersion,
  options: DetectOptions,
  { shadow, epoch, ...kind }: RunKind = {},
): Promise<Run> {
  const id = shadow?.id ?? newId();
  const warninglists = kind.warninglists ?? (await currentWarninglists(tx, now));
  await createRun(tx, {
    id,
    configurationHash: version.hash,
    configuration: version.configuration,
    configurationId: version.id,
    shadow: shadow !== undefined,
    baselineRunId: shadow?.baselineRunId ?? null,
    epochRunId: epoch?.runId ?? null,
    warninglists,
    startedAt: now,
  });
  return {
    ...options,
    id,
    startedAt: now,
    version,
    warninglists,
    clock: new PhaseClock(options.onPhase, options.signal),
  };
}

/**
 * Does the work of a run, says in the record how it ended when it publishes nothing, and clears up behind it.
 * @throws what the work throws
 */
export async function concludeRun<Result>(ctx: Context, run: Run, work: () => Promise<Result>): Promise<Result> {
  try {
    return await withSmallHeap(work);
  } catch (error) {
    await failRun(ctx, run, error);
    throw error;
  } finally {
    // What a failed clean-up leaves behind is dropped by a later run; it must not hide how this one ended.
    await tidy(ctx, run.id).catch((error: unknown) => logger("detection").warn({ err: error }, "could not clean up"));
  }
}

async function failRun(ctx: Context, run: Run, error: unknown): Promise<void> {
  const status = run.signal?.aborted ? ("stopped" as const) : ("failed" as const);
  const message = error instanceof Error ? error.message : String(error);
  const command = { permission: runPermission, schema: RunInput, input: {} };
  await runCommand(ctx, command, async ({ tx, record }) => {
    await endRun(tx, run.id, { status, error: message.slice(0, 2000), phases: run.clock.done });
    record({
      action: `detection.${status === "stopped" ? "stop" : "fail"}`,
      subject: { type: "detection", id: run.id },
      live: [{ topic: "detection", subjectId: run.id }, { topic: "configuration" }],
    });
  });
}

async function tidy(ctx: Context, runId: string): Promise<void> {
  const others = (await runsUnderWay(ctx.db)).filter((id) => id !== runId);
  await dropWork(ctx.warehouse, others);
  const inUse = await runsInUse(ctx.db);
  await dropIncidences(ctx.warehouse, inUse);
  const open = await epochRuns(ctx.db);
  await dropVerdicts(ctx.warehouse, [...inUse, ...open, ...(await runsCompared(ctx.db))]);
  await dropEpochs(ctx.warehouse, [...open, ...others]);
}
