import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound } from "@/lib/kernel";
import { lockPartner } from "../store/partners";
import { changeWebhook, findWebhook, insertMissing } from "../store/webhooks";
import { type PartnerWebhookView, SwitchWebhook } from "./contract";
import { viewWebhook } from "./read-webhook";

/** Stops telling a partner of recalls, or goes on: then also of those that it has not acknowledged. */
export function switchWebhook(ctx: Context, input: SwitchWebhook): Promise<PartnerWebhookView> {
  const command = { permission: "partner.manage", schema: SwitchWebhook, input } as const;
  return runCommand(ctx, command, async ({ tx, ctx: inside, now, input: { partnerId, to }, record }) => {
    await lockPartner(tx, partnerId);
    const known = await findWebhook(tx, partnerId);
    if (known === null) throw notFound("Webhook of partner", partnerId);
    if ((known.disabledAt === null) === (to === "on")) throw conflict(`It is ${to} already.`);
    const off = { disabledAt: now, disabledReason: `stopped by ${inside.actor.name}` };
    await changeWebhook(tx, known, to === "off" ? off : { disabledAt: null, disabledReason: null });
    if (to === "on") await insertMissing(tx, partnerId, now);
    record({
      action: `partner.webhook_${to}`,
      subject: { type: "partner", id: partnerId },
      detail: { url: known.url },
    });
    const row = await findWebhook(tx, partnerId);
    return { webhook: row && (await viewWebhook(tx, row)) };
  });
}
