import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition } from "@/lib/kernel";
import { type ReviewDone, Reviewed } from "./contract";
import { personOf, recordOf } from "./reviewed";
import { clearClaim } from "./store/items";
import { reviewDoneOf } from "./view";

/**
 * Gives back what one holds; a lead gives back what anybody holds.
 * @throws `forbidden_transition` when there is nothing to give back
 */
export const release = (ctx: Context, input: Reviewed): Promise<ReviewDone> =>
  runCommand(ctx, { permission: "review.work", schema: Reviewed, input }, async ({ tx, input, now, record }) => {
    const { id } = personOf(ctx.actor);
    const whose = ctx.actor.permissions.has("review.assign") ? null : id;
    const item = await clearClaim(tx, input, whose, id);
    if (item === undefined) throw forbiddenTransition("You hold no claim on it.");
    record(recordOf("release", input));
    return reviewDoneOf(item, now);
  });
