import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { type ReviewState, UndoReview } from "./contract";
import { personOf, recordOf } from "./reviewed";
import { takeBackChange } from "./store/items";
import { reviewStateOf } from "./view";

/**
 * Takes one's own last act on something back: it is whose it was, put off until when it was.
 * @throws `conflict` when anybody has acted on it since
 */
export const undoReview = (ctx: Context, input: UndoReview): Promise<ReviewState> =>
  runCommand(ctx, { permission: "review.work", schema: UndoReview, input }, async ({ tx, input, now, record }) => {
    const { changeId, ...reviewed } = input;
    const item = await takeBackChange(tx, reviewed, changeId, personOf(ctx.actor).id);
    if (item === undefined) throw conflict("It has changed since: look at it again, then decide what to do.");
    record(recordOf("undo", reviewed));
    return reviewStateOf(item, [], now);
  });
