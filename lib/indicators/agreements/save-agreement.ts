import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { type AgreementView, SaveAgreement } from "../contract";
import { requirePartner } from "../require-partner";
import { insertAgreement, lockPartner } from "../store/partners";
import { viewAgreement } from "../view";

/**
 * Puts what was agreed with a partner on file, as the next version; earlier ones stay, and bundles name theirs. An agreement is ended by a
 * version that ends today.
 * @throws `conflict` when somebody else put a version on file meanwhile
 */
export function saveAgreement(ctx: Context, input: SaveAgreement): Promise<AgreementView> {
  const command = { permission: "partner.manage", schema: SaveAgreement, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { partnerId, version, ...terms }, now, record }) => {
    await lockPartner(tx, partnerId);
    const partner = await requirePartner(tx, partnerId, now);
    const latest = partner.agreements[0]?.version ?? 0;
    if (latest !== version)
      throw conflict(`Version ${latest} of ${partner.name}'s agreement came meanwhile: look again.`);
    const row = await insertAgreement(tx, {
      ...terms,
      id: newId(),
      partnerId,
      version: latest + 1,
      recordedById: ctx.actor.id,
      recordedByName: ctx.actor.name,
      recordedAt: now,
    });
    const { categories, purposes, retentionDays, country, sharesAccountNamespace, leastTlp } = row;
    record({
      action: "partner.save_agreement",
      subject: { type: "partner", id: partnerId },
      detail: { version: row.version, categories, purposes, retentionDays, country, sharesAccountNamespace, leastTlp },
    });
    return viewAgreement(row);
  });
}
