import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { configurationHash } from "../configuration";
import { comparedWith, presentVersions, type UsableVersion, usableVersion } from "../configurations/live";
import { liveOf } from "../configurations/versions";
import type { DetectionRunView } from "../contract";
import { examine, type Known, published } from "../examine";
import { beginRun, concludeRun, type DetectOptions, type Run, RunInput, runPermission } from "../run";
import { readDataState, readRunMembers, writeVerdicts } from "../store/run-verdicts";
import { markCompleted, readRun, runView } from "../store/runs";
import { readListsOfRun } from "../store/warninglists";
import { notProposed } from "./start-shadow";
import { endOldShadows, findBaseline, readFound } from "./store";

const Input = z.object({ configurationId: z.string() });

interface Pair {
  /** A run of the live version, when none over the same data is there yet. */
  live: Run | undefined;
  proposed: Run;
  baselineRunId: string;
}

/**
 * Runs a proposed version over all that is stored and publishes nothing: its verdicts are kept by account, to be compared with
 * those of the live version over the same data. Where no published run has seen just this data, the live version is run in the
 * shadow first; its phases are told with `live: ` before them.
 * @throws `not_found`; `forbidden_transition` unless the version is proposed; the signal's reason when stopped
 */
export async function runShadow(
  ctx: Context,
  input: z.input<typeof Input>,
  options: DetectOptions = {},
): Promise<DetectionRunView> {
  const { live, proposed, baselineRunId } = await begin(ctx, input, options);
  return concludeRun(ctx, proposed, async () => {
    // Without the live version's answer there is nothing to compare with: its failure is this run's.
    if (live) await concludeRun(ctx, live, () => complete(ctx, live, () => published(ctx)));
    return complete(ctx, proposed, () => publishedAndFoundBy(ctx, baselineRunId));
  });
}

async function begin(ctx: Context, input: z.input<typeof Input>, options: DetectOptions): Promise<Pair> {
  const query = { permission: runPermission, schema: Input, input } as const;
  const state = await runQuery(ctx, query, () => readDataState(ctx.warehouse));
  return runCommand(ctx, query, async (scope) => {
    const { tx, record } = scope;
    const versions = await presentVersions(tx);
    const version = versions.find(({ id }) => id === scope.input.configurationId);
    if (!version) throw notFound("Configuration", scope.input.configurationId);
    if (version.status !== "proposed") throw notProposed(version);
    await endOldShadows(tx, version.id);
    const configuration = comparedWith(versions);
    const live: UsableVersion = { ...liveOf(versions), configuration, hash: configurationHash(configuration) };
    const known = await findBaseline(tx, live.hash, state);
    const baselineRunId = known?.id ?? newId();
    const asLive: DetectOptions = {
      ...options,
      onPhase: (phase) => options.onPhase?.({ ...phase, phase: `live: ${phase.phase}` }),
    };
    const baseline = { id: baselineRunId, baselineRunId: null };
    const pair: Pair = {
      live: known ? undefined : await beginRun(scope, live, asLive, { shadow: baseline }),
      proposed: await beginRun(scope, usableVersion(version), options, {
        shadow: { id: newId(), baselineRunId },
        // Versions are compared, not what was on lists when each ran.
        warninglists: await readListsOfRun(tx, baselineRunId),
      }),
      baselineRunId,
    };
    record({
      action: "detection.shadow",
      subject: { type: "configuration", id: version.id },
      detail: { number: version.number, run: pair.proposed.id, comparedWith: live.number },
      live: [{ topic: "configuration", subjectId: version.id }],
    });
    return pair;
  });
}

/** Runs, keeps the verdicts, and says in the record that the run is complete. */
async function complete(ctx: Context, run: Run, known: () => Promise<Known>): Promise<DetectionRunView> {
  const { findings, found, verdicts } = await examine(ctx, run, known);
  await run.clock.run(
    "verdicts kept",
    () => writeVerdicts(ctx.warehouse, verdicts),
    () => `${verdicts.length} accounts`,
  );
  const command = { permission: runPermission, schema: RunInput, input: {} };
  return runCommand(ctx, command, async ({ tx, record }) => {
    const { extent, linkage } = findings;
    await markCompleted(tx, run.id, { thresholdNats: linkage.threshold, extent, phases: run.clock.done, found });
    record({
      action: "detection.shadow_complete",
      subject: { type: "configuration", id: run.version.id },
      detail: { number: run.version.number, run: run.id, campaigns: found.length },
      live: [{ topic: "configuration", subjectId: run.version.id }],
    });
    return runView(await readRun(tx, run.id));
  });
}

/** As if the baseline had been published: otherwise a campaign that both runs find for the first time would be two. */
async function publishedAndFoundBy(ctx: Context, baselineRunId: string): Promise<Known> {
  const { campaigns, codeNames } = await published(ctx);
  const members = await readRunMembers(ctx.warehouse, baselineRunId);
  const found = await readFound(ctx.db, baselineRunId);
  return {
    campaigns: [
      ...campaigns.filter(({ id }) => !members.has(id)),
      ...[...members].map(([id, accounts]) => ({ id, accounts })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    codeNames: new Map([...codeNames, ...found.map(({ id, codeName }) => [id, codeName] as const)]),
  };
}
