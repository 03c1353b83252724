import { type Context, runCommand } from "@/lib/command";
import { enqueue } from "@/lib/jobs";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { type HoldView, ReleaseHold } from "./contract";
import { findHold, releaseStored } from "./store/holds";
import { holdView } from "./view";

/**
 * Ends a legal hold before it expires. What it kept and nothing else keeps goes with the next run, which is asked for.
 * @throws `forbidden_transition` for one that is released already
 */
export const releaseHold = (ctx: Context, input: ReleaseHold): Promise<HoldView> =>
  runCommand(ctx, { permission: "hold.manage", schema: ReleaseHold, input }, async ({ tx, input, now, record }) => {
    const { id, reason } = input;
    const released = await releaseStored(tx, id, { releasedBy: ctx.actor.id, releaseReason: reason, now });
    if (released === undefined) {
      if ((await findHold(tx, id)) === null) throw notFound("Legal hold", id);
      throw forbiddenTransition("This hold is released already.");
    }
    await enqueue(tx, "retention", {}, { requestedBy: ctx.actor.name, join: true });
    record({ action: "hold.release", subject: { type: "legal_hold", id }, detail: { reason } });
    return holdView(released, now);
  });
