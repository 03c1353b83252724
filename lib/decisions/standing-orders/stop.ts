import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { lockOrder, writeOrderState } from "../store/standing-orders";
import { alreadyIs, StopStandingOrder } from "./contract";

/** Ends a standing order, proposed or in force; what it did stays until somebody takes it back. Throws `forbidden_transition`. */
export function stopStandingOrder(ctx: Context, input: StopStandingOrder): Promise<void> {
  const command = { permission: "standing_order.propose", schema: StopStandingOrder, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { orderId, reason }, record }) => {
    const order = await lockOrder(tx, orderId);
    if (order === null) throw notFound("Standing order", orderId);
    if (order.state !== "proposed" && order.state !== "in_force") {
      throw forbiddenTransition(alreadyIs(order.state));
    }
    await writeOrderState(tx, orderId, "stopped", `${ctx.actor.name}: ${reason}`);
    record({
      action: "standing_order.stop",
      subject: { type: "standing_order", id: orderId },
      detail: { reason },
      live: [
        { topic: "standing_order", subjectId: orderId },
        { topic: "campaign", subjectId: order.campaignId },
      ],
    });
  });
}
