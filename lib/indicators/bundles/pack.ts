import { createHash } from "node:crypto";
import type { z } from "zod";
import type { CommandScope } from "@/lib/command";
import { ahead, canonicalJson, newId } from "@/lib/kernel";
import type { ExportBundle } from "../contract";
import type { Admission } from "../gate/admission";
import { countRevoked, insertDelivered, insertExport, insertSteps, keepObjects, writeObjects } from "../store/ledger";
import type { SetRow } from "../store/sets";
import type { Asked } from "./ask-gate";
import { readMaterial } from "./material";
import { objectIdOf, subjectOf } from "./object-id";
import type { Part } from "./part";
import { type Sifted, sift, Tally } from "./sift";

type Scope = CommandScope<Pick<z.output<typeof ExportBundle>, "format" | "tlp" | "previewHash">>;

/** A campaign that the gate lets out, or that part of it which a set has. */
export interface Admitted {
  asked: Asked;
  admission: Admission;
  of?: { set: SetRow; part: Part };
}

/**
 * Writes a bundle into the ledger: what passes becomes the partner's objects, and the approval is on record.
 * @returns its id and, where somebody looked at a preview, the hash over all that passed
 */
export async function packBundle(scope: Scope, admitted: Admitted): Promise<{ exportId: string; hash: string }> {
  const { tally, objects, hash } = await pack(scope, admitted);
  return { exportId: await enter(scope, admitted, { objects, accounts: tally.leaves.accounts }), hash };
}

async function pack({ ctx, tx, now, input }: Scope, { asked: { campaign, partner }, admission, of }: Admitted) {
  const material = await readMaterial(ctx, campaign, of?.part);
  const tally = new Tally();
  const hash = createHash("sha256");
  const objects: string[] = [];
  const revoked = await countRevoked(tx, partner.id, campaign.id);
  const whose = { partnerId: partner.id, campaignId: campaign.id };
  async function* written() {
    for await (const page of sift(ctx, admission, material, tally)) {
      if (input.previewHash !== undefined) for (const { passed } of page) hash.update(canonicalJson(passed));
      yield writeObjects(page.map((one) => newObject(one, { ...whose, generation: revoked.get(subjectOf(one)) ?? 0 })));
    }
  }
  // The next page passes the gate and is written while the database takes this one.
  for await (const page of ahead(written())) {
    await keepObjects(tx, { ...whose, now }, page);
    for (const id of page.ids) objects.push(id);
  }
  return { tally, objects, hash: hash.digest("hex") };
}

const newObject = (sifted: Sifted, of: Parameters<typeof objectIdOf>[1]) => ({
  id: objectIdOf(sifted, of),
  content: sifted.passed,
  ...(sifted.accountId === undefined ? {} : { accountId: sifted.accountId }),
  ...(sifted.fact === undefined ? {} : { valueKind: sifted.fact.kind, value: sifted.fact.value }),
});

async function enter(
  { ctx, tx, now, input, record }: Scope,
  { asked: { campaign, partner }, admission, of }: Admitted,
  { objects, accounts }: { objects: readonly string[]; accounts: number },
): Promise<string> {
  const exportId = newId();
  const { agreement, purpose } = admission;
  const categories = [...admission.categories];
  await insertExport(tx, {
    id: exportId,
    ...{ campaignId: campaign.id, partnerId: partner.id, agreementId: agreement.id },
    ...(of && { setId: of.set.id, setVersion: of.set.version }),
    ...{ format: input.format, tlp: input.tlp, accounts, objects: objects.length, purpose, categories },
    ...{ exportedBy: ctx.actor.name, exportedAt: now, approvedById: ctx.actor.id, approvedByName: ctx.actor.name },
  });
  await insertDelivered(tx, exportId, objects);
  const step = { exportId, byName: ctx.actor.name, at: now };
  await insertSteps(tx, [
    { ...step, id: newId(), kind: "built" },
    { ...step, id: newId(), kind: "approved" },
  ]);
  record({
    action: "bundle.export",
    subject: { type: "campaign", id: campaign.id },
    detail: {
      ...{ exportId, partner: partner.name, agreement: agreement.version, purpose, categories, tlp: input.tlp },
      ...{ accounts, objects: objects.length, keyIds: admission.keys.map(({ id }) => id) },
      ...(of && { set: of.set.id, setVersion: of.set.version }),
    },
    live: [
      { topic: "campaign", subjectId: campaign.id },
      { topic: "partner", subjectId: partner.id },
    ],
  });
  return exportId;
}
