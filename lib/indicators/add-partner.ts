import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { AddPartner, type PartnerView } from "./contract";
import { newPartnerKey } from "./partner-key";
import { findPartnerByName, insertPartner } from "./store/partners";
import { viewPartner } from "./view";

/** Adds a partner with a random key of its own. Throws `conflict` when the name is taken. */
export function addPartner(ctx: Context, input: AddPartner): Promise<PartnerView> {
  return runCommand(ctx, { permission: "partner.manage", schema: AddPartner, input }, async ({ tx, input, record }) => {
    if (await findPartnerByName(tx, input.name)) throw conflict(`A partner named ${input.name} exists already.`);
    const id = newId();
    const row = await insertPartner(tx, { id, name: input.name, ...newPartnerKey(id) });
    record({ action: "partner.add", subject: { type: "partner", id }, detail: { name: row.name, keyId: row.keyId } });
    return viewPartner(row);
  });
}
