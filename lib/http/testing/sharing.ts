import { expect } from "vitest";
import { type MadeCampaign, storeIncidences } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import * as indicators from "@/lib/indicators";
import { newId } from "@/lib/kernel";

interface Scene {
  ctx: Context;
  made: MadeCampaign;
  accountId: string;
}

const purpose = "Look whether it may leave";

/** A request that the gate lets through. */
async function shareable(scene: Scene) {
  const { ctx, made } = scene;
  await ctx.db.campaign.update({ where: { id: made.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const partner = await indicators.addPartner(ctx, { name: `Partner ${newId()}` });
  await indicators.saveAgreement(ctx, {
    ...{ partnerId: partner.id, version: 0, categories: ["infrastructure", "tokens"], purposes: ["legal_duty"] },
    ...{
      retentionDays: 1,
      country: "DE",
      signedBy: "Counsel",
      signedAt: "2026-01-01T00:00:00Z",
      expiresAt: "2099-01-01T00:00:00Z",
    },
  });
  return { campaignId: made.id, partner: partner.id, tlp: "amber" as const };
}

async function bundled(scene: Scene): Promise<string> {
  const shared = await indicators.exportBundle(scene.ctx, await shareable(scene));
  for await (const _ of shared.text);
  return shared.export.id;
}

/** A wrapper that the core holds, as a prompt shows it. */
async function wrapped({ ctx, made, accountId }: Scene) {
  const [{ value = "" } = {}] = await ctx.warehouse.rows<{ value: string }>(
    "SELECT toString(template_id) AS value FROM exchange WHERE account_id = {accountId:String} LIMIT 1",
    { accountId },
  );
  const held = { family: "content", kind: "template", value, weight: 6, accountIds: made.core };
  await storeIncidences(ctx.warehouse, made, [held]);
  const wrapper = { campaignId: made.id, kind: "template" as const, value };
  const fact = { id: newId(), campaignId: made.id, runId: made.runId, family: "content", kind: "template", value };
  const figures = { display: "template·1", accountsHere: 12, accountsOverall: 12, weight: 6, exchangeIds: [] };
  await ctx.db.campaignEvidence.create({ data: { ...fact, ...figures } });
  return { wrapper, ...(await indicators.readWrapper(ctx, { ...wrapper, purpose })) };
}

/** Routes about what is shared, asked as their handlers ask. */
export const sharing: Record<string, (scene: Scene) => Promise<unknown>> = {
  "POST campaigns/[id]/bundle": async (scene) => void (await bundled(scene)),
  "POST campaigns/[id]/bundle/preview": async (scene) => indicators.previewBundle(scene.ctx, await shareable(scene)),
  "POST exports/[id]/file": async (scene) => {
    const { text } = await indicators.downloadBundle(scene.ctx, { exportId: await bundled(scene), format: "misp" });
    for await (const _ of text);
  },
  "POST campaigns/[id]/wrappers/read": wrapped,
  "POST campaigns/[id]/wrappers/release": async (scene) => {
    const { wrapper, textHash } = await wrapped(scene);
    const asked = indicators.releaseWrapper(scene.ctx, { ...wrapper, textHash, reason: purpose });
    await expect(asked).rejects.toThrow("fewer than twenty core members");
  },
  "GET campaigns/[id]/exports": ({ ctx, made }) => indicators.listExports(ctx, { campaignId: made.id }),
  "GET partners": ({ ctx }) => indicators.listPartners(ctx),
};
