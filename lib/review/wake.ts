import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition } from "@/lib/kernel";
import { Reviewed } from "./contract";
import { recordOf } from "./reviewed";
import { clearSnooze } from "./store/items";

/** Puts something that was put off back into the queue. Throws `forbidden_transition` when it is there already. */
export const wake = (ctx: Context, input: Reviewed): Promise<null> =>
  runCommand(ctx, { permission: "review.work", schema: Reviewed, input }, async ({ tx, input, record }) => {
    if (!(await clearSnooze(tx, input, ctx.actor.id))) throw forbiddenTransition("It is not put off.");
    record(recordOf("wake", input));
    return null;
  });
