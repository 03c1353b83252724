import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import type { Noted } from "@/lib/review";
import { RemovePin } from "./contract";
import { recordOf, requirePerson } from "./pin-record";
import { findPin, insertRemoval } from "./store";

/** Takes a pin off; what it held stays as evidence, and the record says who took it off and why. */
export const removePin = (ctx: Context, input: RemovePin): Promise<null> =>
  runCommand(ctx, { permission: "review.work", schema: RemovePin, input }, async ({ tx, input, now, record }) => {
    requirePerson(ctx.actor);
    const pin = await findPin(tx, input.pinId);
    if (pin === null) throw notFound("Pin", input.pinId);
    const removedBy = { removedById: ctx.actor.id, removedByName: ctx.actor.name, removedAt: now };
    if (!(await insertRemoval(tx, { pinId: pin.id, reason: input.reason, ...removedBy })))
      throw forbiddenTransition("Somebody took it off already.");
    const noted = { type: pin.subjectType as Noted["type"], id: pin.subjectId };
    record(recordOf("remove", noted, { pinId: pin.id, hash: pin.snapshotHash, reason: input.reason }));
    return null;
  });
