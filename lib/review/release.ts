import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition } from "@/lib/kernel";
import { Reviewed } from "./contract";
import { personOf, recordOf } from "./reviewed";
import { clearClaim } from "./store/items";

/**
 * Gives back what one holds; a lead gives back what anybody holds.
 * @throws `forbidden_transition` when there is nothing to give back
 */
export const release = (ctx: Context, input: Reviewed): Promise<null> =>
  runCommand(ctx, { permission: "review.work", schema: Reviewed, input }, async ({ tx, input, record }) => {
    const { id } = personOf(ctx.actor);
    const whose = ctx.actor.permissions.has("review.assign") ? null : id;
    if (!(await clearClaim(tx, input, whose))) throw forbiddenTransition("You hold no claim on it.");
    record(recordOf("release", input));
    return null;
  });
