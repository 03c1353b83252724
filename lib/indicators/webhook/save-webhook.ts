import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { newWebhookSecret, partnerHosts, requireSendable } from "@/lib/outgoing";
import { requirePartner } from "../require-partner";
import { lockPartner } from "../store/partners";
import { changeWebhook, findWebhook, insertMissing, insertWebhook } from "../store/webhooks";
import { type SavedWebhook, SaveWebhook } from "./contract";
import { viewWebhook } from "./read-webhook";
import { sealSecret } from "./secret";

/**
 * Says where a partner is told of recalls from now on; those that it has not acknowledged go there at once. The secret is made here and
 * answered once; another address takes a new one, so that nobody signs for who was there before.
 * @throws `precondition_failed` for an address that nothing is sent to; `conflict` when somebody changed it meanwhile
 */
export function saveWebhook(ctx: Context, input: SaveWebhook): Promise<SavedWebhook> {
  const command = { permission: "partner.manage", schema: SaveWebhook, input } as const;
  return runCommand(ctx, command, async ({ tx, ctx: inside, now, input, record }) => {
    const { partnerId, url, version } = input;
    requireSendable(url, partnerHosts());
    await lockPartner(tx, partnerId);
    const partner = await requirePartner(tx, partnerId, now);
    const known = await findWebhook(tx, partnerId);
    const isNew = known === null || input.newSecret || known.url !== url;
    const secret = isNew ? newWebhookSecret() : null;
    const said = { url, savedByName: inside.actor.name, savedAt: now, disabledAt: null, disabledReason: null };
    const sealed = secret === null ? {} : { secret: sealSecret(partnerId, secret) };
    if ((known?.version ?? 0) !== version) throw conflict("Somebody changed the webhook meanwhile: look again.");
    if (known === null)
      await insertWebhook(tx, { ...said, partnerId, version: 1, secret: sealSecret(partnerId, secret ?? "") });
    else await changeWebhook(tx, { partnerId, version }, { ...said, ...sealed });
    const missing = await insertMissing(tx, partnerId, now);
    record({
      action: "partner.save_webhook",
      subject: { type: "partner", id: partnerId },
      detail: { partner: partner.name, url, newSecret: isNew, recalls: missing },
    });
    const row = await findWebhook(tx, partnerId);
    if (row === null) throw new Error("A webhook is gone that was just written.");
    return { webhook: await viewWebhook(tx, row), secret };
  });
}
