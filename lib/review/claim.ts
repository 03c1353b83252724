import { type Context, runCommand } from "@/lib/command";
import { type ReviewDone, Reviewed } from "./contract";
import { lease } from "./model";
import { heldByAnother, nameOf, personOf, recordOf } from "./reviewed";
import { writeClaim } from "./store/items";
import { reviewDoneOf } from "./view";

/**
 * Takes something to work on: from now on the others see whose it is, for half an hour and as long as its holder is seen at it. It
 * ends that it is put off.
 * @throws `conflict` while it is somebody else's
 */
export const claim = (ctx: Context, input: Reviewed): Promise<ReviewDone> =>
  runCommand(ctx, { permission: "review.work", schema: Reviewed, input }, async ({ tx, input, now, record }) => {
    const holder = personOf(ctx.actor);
    const name = await nameOf(tx, input);
    const leaseUntil = new Date(now.getTime() + lease);
    const item = await writeClaim(
      tx,
      input,
      { holder, leaseUntil, handedBy: null, note: null },
      { now, from: holder.id, by: holder.id },
    );
    if (item === undefined) throw await heldByAnother(tx, input, now);
    record(recordOf("claim", input, { name }));
    return reviewDoneOf(item, now);
  });
