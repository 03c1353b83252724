import { type Context, runCommand } from "@/lib/command";
import { liveVersion } from "./configurations/live";
import type { DetectionRunView } from "./contract";
import { keepEpoch } from "./epoch/open-epoch";
import { examine, published } from "./examine";
import { publishRun } from "./publish-run";
import { beginRun, concludeRun, type DetectOptions, type Run, RunInput, runPermission } from "./run";
import { writeEpochExtent } from "./store/epoch";

export type { DetectOptions } from "./run";

const command = { permission: runPermission, schema: RunInput, input: {} };

/**
 * Runs detection over all that is stored, by the live version of the configuration, and publishes what it finds, in one
 * transaction at the end; until then nothing changes for anybody. What people decided stays. It opens an epoch, within which
 * `detectWithin` looks at what moves.
 * @throws `conflict` when a run that began later was published meanwhile; `precondition_failed` when this release cannot read
 *   the live version; the signal's reason when stopped
 */
export async function detect(ctx: Context, options: DetectOptions = {}): Promise<DetectionRunView> {
  const run = await begin(ctx, options);
  return concludeRun(ctx, run, async () => {
    const reading = { runId: run.id, signal: run.signal };
    await writeEpochExtent(ctx.warehouse, reading);
    const examined = await examine(ctx, run, () => published(ctx));
    return publishRun(ctx, run, examined, () => keepEpoch(ctx.warehouse, reading, examined, run.version.hash));
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
