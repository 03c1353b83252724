import { expect } from "vitest";
import { type MadeCampaign, storeIncidences } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { tokenScheme } from "@/lib/env/partner-token";
import * as inbound from "@/lib/inbound";
import * as indicators from "@/lib/indicators";
import { newId } from "@/lib/kernel";
import * as overlap from "@/lib/overlap";
import * as review from "@/lib/review";

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
    ...{
      partnerId: partner.id,
      version: 0,
      categories: ["infrastructure", "tokens", "counts"],
      purposes: ["legal_duty"],
    },
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

/** The same of a set that has the whole core. */
async function shareableSet(scene: Scene) {
  const { campaignId: _, ...terms } = await shareable(scene);
  const source = { type: "accounts" as const, accountIds: scene.made.core };
  const { set } = await review.makeSet(scene.ctx, { name: `Set ${newId()}`, source });
  return { setId: set.id, ...terms };
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

const question = { text: "Since when do you see it, if you do at all?", tlp: "amber" as const };

/** A question about what a partner was given. */
async function asked({ ctx, made }: Scene): Promise<void> {
  const wanted = await shareable({ ctx, made, accountId: "" });
  for await (const _ of (await indicators.exportBundle(ctx, wanted)).text);
  const [first] = await indicators.listAskable(ctx, { partnerId: wanted.partner });
  const about = first ? [{ kind: first.kind, id: first.id }] : [];
  await indicators.askPartner(ctx, { ...question, partnerId: wanted.partner, abstract: "Since when?", about });
}

/** An answer to what a partner asks by a note. */
async function answered({ ctx, made }: Scene): Promise<void> {
  const { partner } = await shareable({ ctx, made, accountId: "" });
  const note = { type: "note", content: question.text, labels: ["request-for-information"], object_refs: [] };
  const objects = [{ ...note, id: "note--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061", spec_version: "2.1" }];
  await inbound.receiveIndicators(ctx, { partnerId: partner, format: "stix", source: "test", objects });
  const request = (await indicators.listRequests(ctx)).find(({ partnerId }) => partnerId === partner);
  await indicators.answerPartner(ctx, { ...question, requestId: request?.id ?? "" });
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
  "POST campaigns/[id]/overlap": async (scene) => {
    const { ctx, made } = scene;
    const { partner } = await shareable(scene);
    const asked = overlap.askOverlap(ctx, { campaignId: made.id, partner, type: "mail" });
    await expect(asked).rejects.toThrow("a question takes at least 10");
  },
  "POST sets/[id]/overlap": async (scene) => {
    const { setId, partner } = await shareableSet(scene);
    const asked = overlap.askOverlap(scene.ctx, { setId, partner, type: "mail" });
    await expect(asked).rejects.toThrow("a question takes at least 10");
  },
  "POST sets/[id]/bundles": async (scene) => indicators.exportSetBundles(scene.ctx, await shareableSet(scene)),
  "POST sets/[id]/bundles/preview": async (scene) => indicators.previewSetBundles(scene.ctx, await shareableSet(scene)),
  "POST partners/[id]/collections": async (scene) => {
    const { ctx, accountId } = scene;
    const { partner: partnerId } = await shareable(scene);
    const wanted = { partnerId, tlp: "amber", title: "Indicators", canRead: true, canWrite: false } as const;
    const naming = indicators.saveCollection(ctx, { ...wanted, description: `Begins with ${accountId}.` });
    await expect(naming).rejects.toThrow("the id of an own account");
    expect(await indicators.saveCollection(ctx, wanted)).toMatchObject({ title: "Indicators" });
  },
  "POST v1/overlap": async (scene) => {
    const { partner } = await shareable(scene);
    const { ctx } = scene;
    await overlap.saveOverlap(ctx, { partnerId: partner, version: 0, answers: true, url: null });
    await inbound.holdPartnerKey(ctx, { partnerId: partner, keyId: "k", key: Buffer.alloc(32).toString("base64url") });
    const actor = {
      ...ctx.actor,
      type: "partner" as const,
      id: partner,
      permissions: new Set(["overlap.ask"] as const),
    };
    const tokens = Array.from({ length: 10 }, (_, n) => n.toString(16).padStart(64, "0"));
    const question = { scheme: tokenScheme, key_id: "k", type: "mail" as const, tokens };
    expect(await overlap.answerOverlap({ ...ctx, actor }, question)).toMatchObject({ matched: null });
  },
  "GET campaigns/[id]/exports": ({ ctx, made }) => indicators.listExports(ctx, { campaignId: made.id }),
  "POST requests": asked,
  "POST requests/[id]/answer": answered,
  "GET partners": ({ ctx }) => indicators.listPartners(ctx),
};
