import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition } from "@/lib/kernel";
import { type ThreadView, UndoStep } from "./contract";
import { growingThread, takeStep } from "./take-step";
import { threadViewOf } from "./view";

/**
 * Takes back the latest step that stands; both stay on the record.
 * @throws `forbidden_transition` when there is none but the start; `conflict` when others took steps meanwhile
 */
export const undoStep = (ctx: Context, input: UndoStep): Promise<ThreadView> =>
  runCommand(ctx, { permission: "review.work", schema: UndoStep, input }, async (scope) => {
    const thread = await growingThread(scope, scope.input);
    const { undoable } = thread.state;
    if (undoable === null) throw forbiddenTransition("There is no step to take back: what a thread starts from stays.");
    return threadViewOf(await takeStep(scope, thread, { kind: "undone", accountIds: [], undoes: undoable }));
  });
