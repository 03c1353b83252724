import { type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { type StartedThread, StartThread } from "./contract";
import { readSeeds, type Seeds } from "./seeds";
import { insertThread } from "./store";
import { actorOf } from "./take-step";
import { threadViewOf } from "./view";

/**
 * Starts an investigation from pasted accounts, values and prompts. Lines that are nothing are reported with their numbers.
 * @throws `invalid_input` when none is anything; `precondition_failed` before any run over everything
 */
export const startThread = (ctx: Context, input: StartThread): Promise<StartedThread> =>
  runCommand(ctx, { permission: "review.work", schema: StartThread, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { title, ...pasted } = scope.input;
    const seeds = await readSeeds(scope.ctx, pasted);
    const actor = actorOf(scope);
    const row = await insertThread(
      tx,
      {
        id: newId(),
        title: title === "" ? titleOf(seeds) : title,
        ...{ startedById: actor.actorId, startedByName: actor.actorName, startedAt: now, updatedAt: now },
      },
      { kind: "seeded", accountIds: seeds.accountIds, values: seeds.values, ...actor, at: now },
    );
    const detail = { title: row.title, accounts: seeds.accountIds.length, values: seeds.values.length };
    record({ action: "thread.start", subject: { type: "thread", id: row.id }, detail });
    return { thread: threadViewOf(row), report: seeds.report };
  });

const titleOf = ({ accountIds, values }: Seeds): string => {
  const first = accountIds[0] ?? values[0]?.display ?? "";
  const more = accountIds.length + values.length - 1;
  return more > 0 ? `${first} and ${more} more` : first;
};
