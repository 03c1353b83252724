import type { CommandScope } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { Explanation } from "../contract";
import { copyIncidences, countHolders } from "../store/moved-incidences";
import * as store from "../store/regroup";
import { lockRegrouping, type RegroupingRow } from "../store/regrouping";
import { composeEvidence } from "./evidence";
import { leftSentence } from "./sentences";

/** Takes a merge or split back, for every run from now on: what it made ends, and its accounts are where they came from. */
export async function undoRegrouping(
  scope: CommandScope<unknown>,
  regrouping: RegroupingRow,
  reason: string,
): Promise<void> {
  const { tx, ctx, now } = scope;
  await lockRegrouping(tx);
  await store.markTakenBack(tx, regrouping.id, { by: ctx.actor, at: now, reason });
  if (regrouping.kind === "split") await giveBack(scope, regrouping);
  else {
    const ids = regrouping.origins.map(({ campaignId }) => campaignId);
    await store.resumeCampaigns(tx, ids, regrouping.id);
  }
  await store.endCampaigns(tx, [regrouping.intoId], regrouping.id, now);
}

/** Members of what was split off are members of what they came from again; they stay readable where they were. */
async function giveBack(scope: CommandScope<unknown>, regrouping: RegroupingRow): Promise<void> {
  const { tx, ctx } = scope;
  const { intoId, origins, into, actorName } = regrouping;
  const campaigns = await store.readWhole(tx, [intoId, ...origins.map(({ campaignId }) => campaignId)]);
  const own = campaigns.find(({ id }) => id !== intoId);
  const parted = campaigns.find(({ id }) => id === intoId);
  if (!own || !parted) throw notFound("Campaign", intoId);
  await store.copyMembers(tx, [intoId], own.id, own.runId);
  const accountIds = await store.readMemberIdsOf(tx, intoId);
  const place = { runId: own.runId, campaignId: own.id };
  for (const runId of new Set([parted.runId, ...(await store.readExplainingRuns(tx, [intoId]))])) {
    const to = runId === parted.runId ? place : { ...place, runId };
    await copyIncidences(ctx.warehouse, { from: [{ runId, campaignId: intoId }], into: to, accountIds });
  }
  await store.countMembers(tx, own.id);
  const accounts = own.accounts + accountIds.length;
  const facts = await store.readEvidence(tx, [own.id, intoId]);
  await store.writeEvidence(tx, own.id, composeEvidence(facts, await countHolders(ctx.warehouse, place), accounts, 1));
  const explanation = Explanation.parse(own.explanation);
  const said = origins.map((one) => leftSentence(actorName, one.given, one.accounts, into.codeName));
  const sentences = explanation.sentences.filter((sentence) => !said.includes(sentence));
  await store.writeExplanation(tx, own.id, { ...explanation, sentences });
  await store.raiseVersion(tx, own.id);
}
