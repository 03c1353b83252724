import { requireSecondPerson } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { insertOrderRuling, lockOrder, writeOrderState } from "../store/standing-orders";
import { alreadyIs, RuleOnStandingOrder, type StandingOrderView } from "./contract";
import { readOneOrder } from "./view";

/** The second person's word: an approved order is in force at once. Throws `forbidden` for its proposer, `forbidden_transition`. */
export function ruleOnStandingOrder(ctx: Context, input: RuleOnStandingOrder): Promise<StandingOrderView> {
  const command = { permission: "measure.approve", schema: RuleOnStandingOrder, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { orderId, ruling, reason }, record }) => {
    const order = await lockOrder(tx, orderId);
    if (order === null) throw notFound("Standing order", orderId);
    requireSecondPerson(ctx.actor, order.proposedById);
    if (order.state !== "proposed") throw forbiddenTransition(alreadyIs(order.state));
    await insertOrderRuling(tx, {
      ...{ orderId, proposedById: order.proposedById, ruling, reason },
      ...{ ruledById: ctx.actor.id, ruledByName: ctx.actor.name, ruledAt: now },
    });
    await writeOrderState(tx, orderId, ruling === "approved" ? "in_force" : "declined");
    record({
      action: `standing_order.${ruling === "approved" ? "approve" : "decline"}`,
      subject: { type: "standing_order", id: orderId },
      detail: { ruling, reason },
      live: [
        { topic: "standing_order", subjectId: orderId },
        { topic: "campaign", subjectId: order.campaignId },
      ],
    });
    return readOneOrder(tx, orderId, now);
  });
}
