import { type Context, runCommand } from "@/lib/command";
import { SeedThread, type StartedThread } from "./contract";
import { readSeeds } from "./seeds";
import { growingThread, takeStep } from "./take-step";
import { threadViewOf } from "./view";

/**
 * Adds accounts, values and prompts to what a thread starts from.
 * @throws `invalid_input` when none is anything; `conflict` when others took steps meanwhile
 */
export const seedThread = (ctx: Context, input: SeedThread): Promise<StartedThread> =>
  runCommand(ctx, { permission: "review.work", schema: SeedThread, input }, async (scope) => {
    const thread = await growingThread(scope, scope.input);
    const { accountIds, values, report } = await readSeeds(scope.ctx, scope.input);
    const next = await takeStep(scope, thread, { kind: "seeded", accountIds, values });
    return { thread: threadViewOf(next), report };
  });
