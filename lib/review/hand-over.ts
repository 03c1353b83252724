import { type Context, runCommand } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { HandOver, type ReviewDone } from "./contract";
import { handedLease } from "./model";
import { heldByAnother, nameOf, personOf, recordOf } from "./reviewed";
import { findReviewers } from "./store/colleagues";
import { writeClaim } from "./store/items";
import { reviewDoneOf } from "./view";

/**
 * Gives something to a named colleague, with what they need to know; it is theirs for a day. What somebody else holds is handed over by
 * them or by a lead.
 * @throws `conflict` while it is somebody else's; `invalid_input` for who does not review
 */
export const handOver = (ctx: Context, input: HandOver): Promise<ReviewDone> =>
  runCommand(ctx, { permission: "review.work", schema: HandOver, input }, async ({ tx, input, now, record }) => {
    const from = personOf(ctx.actor);
    const { toId, note, ...reviewed } = input;
    const name = await nameOf(tx, reviewed);
    const holder = (await findReviewers(tx)).find(({ id }) => id === toId);
    if (holder === undefined) throw invalidInput("That is nobody who reviews.", { field: "toId" });
    const leaseUntil = new Date(now.getTime() + handedLease);
    const claim = { holder, leaseUntil, handedBy: from.name, note: note || null };
    const whose = ctx.actor.permissions.has("review.assign") ? null : from.id;
    const item = await writeClaim(tx, reviewed, claim, { now, from: whose, by: from.id });
    if (item === undefined) throw await heldByAnother(tx, reviewed, now);
    record(recordOf("hand_over", reviewed, { name, to: holder.name, ...(note ? { note } : {}) }));
    return reviewDoneOf(item, now);
  });
