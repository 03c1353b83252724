import { type Context, runCommand } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { liveVersion } from "./configurations/live";
import type { DetectionRunView } from "./contract";
import { findWithin } from "./epoch/find-within";
import { examine, published } from "./examine";
import { publishRun } from "./publish-run";
import { beginRun, concludeRun, type DetectOptions, RunInput, type RunWithin, runPermission } from "./run";
import { readEpoch } from "./store/epoch-record";
import { changedBetween } from "./store/external";
import { readListsOfRun } from "./store/warninglists";
import { currentWarninglists } from "./warninglists/hold";
import { areSame } from "./warninglists/model";

export interface DetectWithinOptions extends DetectOptions {
  /** Ask every account again, not only those that moved: the answer is the same, and this is how it is tested. */
  everyAccount?: boolean;
}

const command = { permission: runPermission, schema: RunInput, input: {} };

/**
 * Runs detection over what moved since the last run over everything, by the statistics of that run: accounts with traffic or
 * attributes that were not there then are measured against the groups that it found, new groups are sought among those that
 * fit none, and groups in which anything moved are judged again. The answer depends on that run and on what came since,
 * not on the runs between, and an account with nothing new gets the answer that it had.
 * @throws `precondition_failed` when no epoch is open, or what is stored now is too different for its statistics; `conflict`
 *   as for `detect`; the signal's reason when stopped
 */
export async function detectWithin(ctx: Context, options: DetectWithinOptions = {}): Promise<DetectionRunView> {
  const { everyAccount = false, ...rest } = options;
  const run = await begin(ctx, rest);
  return concludeRun(ctx, run, async () => {
    const examined = await examine(
      ctx,
      run,
      () => published(ctx),
      (input) => findWithin(input, run.epoch, { everyAccount }),
    );
    return publishRun(ctx, run, examined);
  });
}

const begin = (ctx: Context, options: DetectOptions): Promise<RunWithin> =>
  runCommand(ctx, command, async (scope) => {
    const epoch = await readEpoch(scope.tx);
    if (!epoch) throw preconditionFailed("No epoch is open. Run detection over everything first.");
    const version = await liveVersion(scope.tx);
    if (epoch.statistics.configurationHash !== version.hash) {
      throw preconditionFailed(
        "The configuration has changed since the epoch was opened. Run detection over everything.",
      );
    }
    if (await changedBetween(scope.tx, epoch.openedAt, scope.now)) {
      throw preconditionFailed(
        "What other providers say has changed since the epoch was opened. Run detection over everything.",
      );
    }
    const warninglists = await readListsOfRun(scope.tx, epoch.runId);
    if (!areSame(warninglists, await currentWarninglists(scope.tx, scope.now))) {
      throw preconditionFailed(
        "The warninglists that hold have changed since the epoch was opened. Run detection over everything.",
      );
    }
    const run = await beginRun(scope, version, options, { epoch, warninglists });
    const detail = { configuration: version.number, hash: version.hash, epoch: epoch.runId };
    scope.record({ action: "detection.start", subject: { type: "detection", id: run.id }, detail });
    return { ...run, epoch };
  });
