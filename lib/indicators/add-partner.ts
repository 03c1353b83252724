import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { AddPartner, type PartnerView } from "./contract";
import { newPartnerKey } from "./keys/partner-key";
import { requirePartner } from "./require-partner";
import { findPartnerByName, insertPartner } from "./store/partners";
import { viewPartner } from "./view";

/** Adds a partner with a random key of its own. Throws `conflict` when the name is taken. */
export function addPartner(ctx: Context, input: AddPartner): Promise<PartnerView> {
  const command = { permission: "partner.manage", schema: AddPartner, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { name }, now, record }) => {
    if (await findPartnerByName(tx, name, now)) throw conflict(`A partner named ${name} exists already.`);
    const id = newId();
    const key = newPartnerKey(id);
    await insertPartner(tx, { id, name, now, key });
    record({ action: "partner.add", subject: { type: "partner", id }, detail: { name, keyId: key.id } });
    return viewPartner(await requirePartner(tx, id, now));
  });
}
