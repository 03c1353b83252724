import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import type { DeliveryView } from "./contract";
import { findDelivery, reopenDelivery } from "./store/deliveries";
import { deliveryView } from "./view";

const Input = z.object({ id: z.uuid() });

/**
 * Has a message sent again that was given up, under its own id, with what of it still stands.
 * @throws `forbidden_transition` for one that is not given up
 */
export const replayDelivery = (ctx: Context, input: z.input<typeof Input>): Promise<DeliveryView> =>
  runCommand(
    ctx,
    { permission: "enforcement.manage", schema: Input, input },
    async ({ tx, input: { id }, now, record }) => {
      if ((await findDelivery(tx, id)) === null) throw notFound("Delivery", id);
      if (!(await reopenDelivery(tx, id, now))) {
        throw forbiddenTransition("Only a message that was given up is sent again by hand.");
      }
      const delivery = await findDelivery(tx, id);
      if (delivery === null) throw notFound("Delivery", id);
      record({
        action: "enforcement.replay",
        subject: { type: "enforcement_connector", id: delivery.connectorId },
        detail: { delivery: id, accounts: delivery.accounts, countermeasure: delivery.countermeasure },
        live: [{ topic: "enforcement" }],
      });
      return deliveryView(delivery);
    },
  );
