import { type Context, runCommand } from "@/lib/command";
import { seal, unseal } from "@/lib/env/sealing";
import { enqueue } from "@/lib/jobs";
import { conflict, invalidInput, notFound } from "@/lib/kernel";
import { HoldKey } from "./contract";
import { findPartner } from "./store/batches";
import { insertHeldKey, readHeldKeys } from "./store/keys";
import { forgetAnswers } from "./store/matches";

const purpose = "inbound-key/1";
const keyBytes = 32;

/**
 * Keeps a key that a partner makes its tokens with, so that they can be compared with own accounts. What came before is compared again.
 * @throws `not_found`; `conflict` when a key of that name is held; `invalid_input` when it is no key
 */
export function holdPartnerKey(ctx: Context, input: HoldKey): Promise<{ keyId: string }> {
  const command = { permission: "partner.manage", schema: HoldKey, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { partnerId, keyId, key, sharesAccounts }, record }) => {
    const bytes = Buffer.from(key, "base64url");
    if (bytes.length !== keyBytes) throw invalidInput("The key is not 32 bytes in base64url.", { field: "key" });
    if (!(await findPartner(tx, partnerId, true))) throw notFound("Partner", partnerId);
    const held = await readHeldKeys(tx, partnerId);
    if (held.some((one) => one.keyId === keyId))
      throw conflict(`A key named ${keyId} of this partner is held already.`);
    await insertHeldKey(tx, {
      ...{ partnerId, keyId, sharesAccounts, key: seal(purpose, `${partnerId}/${keyId}`, bytes) },
      ...{ heldById: ctx.actor.id, heldByName: ctx.actor.name, heldAt: now },
    });
    await forgetAnswers(tx, partnerId, ["mail_token", "phone_token", "account_token"]);
    await enqueue(tx, "match_inbound", {}, { requestedBy: ctx.actor.name, join: true });
    record({
      action: "inbound.hold_key",
      subject: { type: "partner", id: partnerId },
      detail: { keyId, sharesAccounts },
      live: [{ topic: "inbound" }],
    });
    return { keyId };
  });
}

/** A held key in clear, for making tokens. */
export const openHeldKey = ({ partnerId, keyId, key }: { partnerId: string; keyId: string; key: Uint8Array }): Buffer =>
  unseal(purpose, `${partnerId}/${keyId}`, key);
