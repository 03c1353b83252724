import type { CommandScope } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { Explanation } from "../contract";
import { copyIncidences, countHolders } from "../store/moved-incidences";
import * as store from "../store/regroup";
import { lockRegrouping } from "../store/regrouping";
import { type Composed, createComposed, readRegroupable } from "./compose";
import { composeEvidence } from "./evidence";
import { leftSentence, partedSentence } from "./sentences";

/** Accounts that a shared value ties together. */
const fewestHolders = 2;

/** Takes members of a campaign out into a new one, for every run from now on. The rest goes on as what it was. */
export async function partCampaign(
  scope: CommandScope<unknown>,
  campaignId: string,
  { accountIds, reason }: { accountIds: readonly string[]; reason: string },
): Promise<Composed> {
  const { tx, ctx, now } = scope;
  await lockRegrouping(tx);
  const [campaign] = await readRegroupable(tx, [campaignId]);
  if (!campaign) throw notFound("Campaign", campaignId);
  const { runId, threadId, accounts } = campaign;
  const given = accountIds.length;
  const sentence = partedSentence(ctx.actor.name, given, campaign);
  const { id, codeName } = await createComposed(scope, campaign, { threadId, runId, sentence });
  const regroupingId = newId();
  await store.insertRegrouping(tx, {
    ...{ id: regroupingId, kind: "split", intoId: id, reason, disagreements: [], actor: ctx.actor, at: now },
    origins: [{ campaignId, accounts, given }],
  });
  const runs = [...new Set([runId, ...(await store.readExplainingRuns(tx, [campaignId]))])];
  await store.moveMembers(tx, campaignId, id, accountIds);
  await store.placeMembers(tx, regroupingId, [campaignId, id]);
  for (const run of runs) {
    const from = [{ runId: run, campaignId }];
    await copyIncidences(ctx.warehouse, { from, into: { runId: run, campaignId: id }, accountIds });
  }
  await shareEvidence(scope, campaign, id, accountIds);
  for (const one of [campaignId, id]) await store.countMembers(tx, one);
  const explanation = Explanation.parse(campaign.explanation);
  const left = leftSentence(ctx.actor.name, given, accounts, codeName);
  await store.writeExplanation(tx, campaignId, { ...explanation, sentences: [left, ...explanation.sentences] });
  await store.announceParted(tx, newId(), { regroupingId });
  return { regroupingId, campaignId: id, codeName };
}

/** Gives each of the two the facts that still hold accounts of it together. */
async function shareEvidence(
  { tx, ctx }: CommandScope<unknown>,
  { id, runId, accounts }: store.WholeCampaign,
  into: string,
  accountIds: readonly string[],
): Promise<void> {
  const facts = await store.readEvidence(tx, [id]);
  for (const [campaignId, isThem] of [
    [id, false],
    [into, true],
  ] as const) {
    const holders = await countHolders(ctx.warehouse, { runId, campaignId: id }, { accountIds, isThem });
    const members = isThem ? accountIds.length : accounts - accountIds.length;
    await store.writeEvidence(tx, campaignId, composeEvidence(facts, holders, members, fewestHolders));
  }
}
