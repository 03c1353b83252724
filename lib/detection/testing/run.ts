import { type Context, runCommand } from "@/lib/command";
import { liveVersion } from "../configurations/live";
import { examine, published } from "../examine";
import { publishRun } from "../publish-run";
import { beginRun, RunInput, runPermission } from "../run";

/** A run over everything that has looked at all and published nothing yet. */
export async function testRun(ctx: Context) {
  const command = { permission: runPermission, schema: RunInput, input: {} };
  const run = await runCommand(ctx, command, async (scope) => {
    const begun = await beginRun(scope, await liveVersion(scope.tx), {});
    scope.record({ action: "detection.start", subject: { type: "detection", id: begun.id } });
    return begun;
  });
  const examined = await examine(ctx, run, () => published(ctx));
  return { publish: () => publishRun(ctx, run, examined) };
}
