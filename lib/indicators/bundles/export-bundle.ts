import { createHash } from "node:crypto";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { ahead, canonicalJson, conflict, newId, preconditionFailed } from "@/lib/kernel";
import { type BundleExportView, ExportBundle } from "../contract";
import type { Admission } from "../gate/admission";
import {
  countRevoked,
  insertDelivered,
  insertExport,
  insertSteps,
  keepObjects,
  readExport,
  writeObjects,
} from "../store/ledger";
import { lockSharing } from "../store/recalls";
import { type Asked, askGate } from "./ask-gate";
import { fileText, nameOf } from "./file";
import { readMaterial } from "./material";
import { objectIdOf, subjectOf } from "./object-id";
import { publish } from "./publish";
import { type Sifted, sift, Tally } from "./sift";
import { viewExport } from "./view";

export interface SharedBundle {
  export: BundleExportView;
  fileName: string;
  /** The file's text in pieces; read it once. At its end the file is signed and the ledger says that it was taken. */
  text: AsyncIterable<string>;
}

/**
 * Packs a confirmed campaign for a partner: what passes the gate goes into the ledger, and from there into the file. Who exports
 * approves, by name, for a purpose that the agreement covers.
 * @throws `precondition_failed` with what would help, when the gate refuses; `conflict` when what leaves is not what was looked at
 */
export async function exportBundle(ctx: Context, input: ExportBundle): Promise<SharedBundle> {
  const command = { permission: "bundle.export", schema: ExportBundle, input } as const;
  return runCommand(ctx, command, async (scope) => {
    await lockSharing(scope.tx, "giving");
    const asked = await askGate(scope.ctx, scope.input, scope.now);
    if (asked.answer.refusal !== null) throw preconditionFailed(asked.answer.refusal);
    const exportId = newId();
    const { previewHash } = scope.input;
    const { tally, objects, hash } = await pack(scope, asked, asked.answer.admission);
    if (previewHash !== undefined && previewHash !== hash)
      throw conflict("What would leave has changed since you looked at it: look at the difference again.");
    await enter(scope, { exportId, asked, admission: asked.answer.admission, tally, objects });
    await publish(scope, exportId);
    const row = await readExport(scope.tx, exportId);
    if (!row) throw new Error("An export is gone that was just written.");
    return {
      export: viewExport(row),
      fileName: nameOf(row, scope.input.format),
      text: fileText(ctx, row, scope.input.format),
    };
  });
}

type Scope = CommandScope<ReturnType<typeof ExportBundle.parse>>;

/** Writes what passes as the partner's objects; the hash is over all of it, as a preview's, where there was one. */
async function pack({ ctx, tx, now, input }: Scope, { campaign, partner }: Asked, admission: Admission) {
  const material = await readMaterial(ctx, campaign);
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
  packed: { exportId: string; asked: Asked; admission: Admission; tally: Tally; objects: readonly string[] },
): Promise<void> {
  const { exportId, asked, admission, tally, objects } = packed;
  const { campaign, partner } = asked;
  const { agreement, purpose } = admission;
  const categories = [...admission.categories];
  const { accounts } = tally.leaves;
  await insertExport(tx, {
    id: exportId,
    ...{ campaignId: campaign.id, partnerId: partner.id, agreementId: agreement.id },
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
    },
    live: [
      { topic: "campaign", subjectId: campaign.id },
      { topic: "partner", subjectId: partner.id },
    ],
  });
}
