import { type Context, runCommand } from "@/lib/command";
import { day, newId } from "@/lib/kernel";
import { type CreatedPartnerApiKey, CreatePartnerApiKey } from "../contract";
import { newPartnerApiKey } from "../server/partner-key";
import { insertKey } from "../store/keys";
import { keyView } from "../view";
import { requirePartner } from "./require-partner";

/** Makes a key for a partner's machine. Only its hash is kept: the answer is the one time it is seen. */
export const createPartnerKey = (ctx: Context, input: CreatePartnerApiKey): Promise<CreatedPartnerApiKey> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: CreatePartnerApiKey, input },
    async ({ input, tx, now, record }) => {
      const partner = await requirePartner(tx, input.partnerId);
      const { key, hash, start } = newPartnerApiKey();
      const row = await insertKey(tx, {
        ...{ id: newId(now.getTime()), partnerId: partner.id, name: input.name, hash, start },
        ...{ createdAt: now, createdByName: ctx.actor.name },
        expiresAt: new Date(now.getTime() + input.expiresInDays * day),
      });
      record({
        action: "partner_key.created",
        subject: { type: "partner", id: partner.id },
        detail: { partner: partner.name, name: row.name, start, expiresAt: row.expiresAt.toISOString() },
      });
      return { key, view: keyView(row, now) };
    },
  );
