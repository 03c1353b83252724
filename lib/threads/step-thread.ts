import { type Context, runCommand } from "@/lib/command";
import { rankNeighbours } from "@/lib/detection";
import { invalidInput } from "@/lib/kernel";
import { type StepEvidence, StepThread, type ThreadView } from "./contract";
import { type GrowingThread, growingThread, takeStep } from "./take-step";
import { seedValues, threadViewOf } from "./view";

/**
 * Accepts or rejects one account, with what is known of it at this moment.
 * @throws `conflict` when others took steps meanwhile; `invalid_input` for one that is there already
 */
export const stepThread = (ctx: Context, input: StepThread): Promise<ThreadView> =>
  runCommand(ctx, { permission: "review.work", schema: StepThread, input }, async (scope) => {
    const { kind, accountId } = scope.input;
    const thread = await growingThread(scope, scope.input);
    if (thread.state[kind].has(accountId))
      throw invalidInput(`Account ${accountId} is ${kind} already.`, { field: "accountId" });
    const evidence = await evidenceNow(scope.ctx, thread, accountId);
    const known = evidence === null ? {} : { evidence };
    return threadViewOf(await takeStep(scope, thread, { kind, accountIds: [accountId], ...known }));
  });

/** What the account shares with those accepted by now; null for one that the last run over everything did not see. */
async function evidenceNow(
  ctx: Context,
  { row, state }: GrowingThread,
  accountId: string,
): Promise<StepEvidence | null> {
  const { rows, by } = await rankNeighbours(ctx, {
    accounts: [...state.accepted.keys()].filter((id) => id !== accountId),
    values: seedValues(row).map(({ kind, value }) => ({ kind, value })),
    only: [accountId],
  });
  const [found] = rows;
  if (found === undefined) return null;
  const { accountId: _, sharesWith: __, ...evidence } = found;
  return { ...evidence, runId: by.runId, thresholdNats: by.thresholdNats };
}
