import { type Context, runCommand } from "@/lib/command";
import { notFound, revokedBefore } from "@/lib/kernel";
import { type PartnerApiKeyView, RevokePartnerApiKey } from "../contract";
import { findKey, revokeKey } from "../store/keys";
import { keyView } from "../view";

/** Makes a partner's key useless, from the next request on and for good. Throws `forbidden_transition` when it was already. */
export const revokePartnerKey = (ctx: Context, input: RevokePartnerApiKey): Promise<PartnerApiKeyView> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: RevokePartnerApiKey, input },
    async ({ input, tx, now, record }) => {
      const done = await revokeKey(tx, input.keyId, now);
      const row = await findKey(tx, input.keyId);
      if (row === null) throw notFound("Key", input.keyId);
      if (!done) throw revokedBefore();
      record({
        action: "partner_key.revoked",
        subject: { type: "partner", id: row.partnerId },
        detail: { partner: row.partner.name, name: row.name, start: row.start },
      });
      return keyView(row, now);
    },
  );
