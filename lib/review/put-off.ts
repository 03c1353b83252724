import { type Context, runCommand } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { PutOff, type ReviewDone } from "./contract";
import { longestSnooze } from "./model";
import { heldByAnother, nameOf, personOf, recordOf } from "./reviewed";
import { writeSnooze } from "./store/items";
import { reviewDoneOf } from "./view";

/**
 * Takes something out of the queue until a time, and gives it back.
 * @throws `conflict` while it is somebody else's; `invalid_input` for a time that is over or more than thirty days off
 */
export const putOff = (ctx: Context, input: PutOff): Promise<ReviewDone> =>
  runCommand(ctx, { permission: "review.work", schema: PutOff, input }, async ({ tx, input, now, record }) => {
    const { id, name: by } = personOf(ctx.actor);
    const { until: text, reason, ...reviewed } = input;
    const until = new Date(text);
    if (until <= now || until.getTime() > now.getTime() + longestSnooze)
      throw invalidInput("Choose a time within the next thirty days.", { field: "until" });
    const name = await nameOf(tx, reviewed);
    const item = await writeSnooze(tx, reviewed, { until, by, reason }, { now, from: id, by: id });
    if (item === undefined) throw await heldByAnother(tx, reviewed, now);
    record(recordOf("put_off", reviewed, { name, until: until.toISOString(), reason }));
    return reviewDoneOf(item, now);
  });
