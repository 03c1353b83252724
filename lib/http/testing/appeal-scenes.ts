import * as appeals from "@/lib/appeals";
import { submitted } from "@/lib/appeals/testing/submit";
import type { Context } from "@/lib/command";
import { testActor } from "@/lib/command/testing";
import { newId } from "@/lib/kernel";

/** What an appeal's page is asked about: an account that somebody else decided about. */
async function appealed(ctx: Context, accountId: string, campaignId: string) {
  const reviewer = { ...ctx, actor: testActor(["appeals_reviewer"], "who-took-no-part") };
  const by = { actorType: "user", actorId: "somebody", actorName: "Somebody", at: new Date() };
  const decision = { kind: "observe" as const, campaignId, accountId, reason: "Seen in the evidence.", ...by };
  const { id: decisionId } = await ctx.db.decision.create({ data: { id: newId(), ...decision } });
  const text = "The card belongs to my employer.";
  const appealId = await submitted(ctx.db, { decisionId, accountId, campaignId, text });
  const { version } = await appeals.takeAppeal(reviewer, { appealId, version: 1 });
  const ruling = { ruling: { outcome: "overturned" as const }, point: text, answer: "It is your employer's card." };
  return { reviewer, appealId, version, ruling };
}

interface Scene {
  ctx: Context;
  made: { id: string };
  accountId: string;
}

/** Routes of appeals that may ask about exchanges. */
export const appealScenes: Record<string, (scene: Scene) => Promise<unknown>> = {
  "GET appeals/[id]": async ({ ctx, made, accountId }) => {
    const { reviewer, appealId } = await appealed(ctx, accountId, made.id);
    return appeals.readAppeal(reviewer, { appealId });
  },
  "POST appeals/[id]/preview": async ({ ctx, made, accountId }) => {
    const { reviewer, appealId, ruling } = await appealed(ctx, accountId, made.id);
    return appeals.previewRuling(reviewer, { appealId, ...ruling });
  },
  "POST appeals/[id]/ruling": async ({ ctx, made, accountId }) => {
    const { reviewer, appealId, version, ruling } = await appealed(ctx, accountId, made.id);
    return appeals.decideAppeal(reviewer, { appealId, version, ...ruling, reason: "The card is shared." });
  },
};
