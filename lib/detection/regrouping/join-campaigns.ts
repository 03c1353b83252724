import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { copyIncidences, countHolders } from "../store/moved-incidences";
import * as store from "../store/regroup";
import { lockRegrouping } from "../store/regrouping";
import { type Composed, createComposed, latestRun, readRegroupable, type Said } from "./compose";
import { composeEvidence } from "./evidence";
import { joinedSentence } from "./sentences";

/**
 * Makes one campaign of several, for every run from now on: a new one with the members and the evidence of all, which ends
 * the others. They keep their members, their decisions and their notes.
 */
export async function joinCampaigns(
  scope: CommandScope<unknown>,
  campaignIds: readonly string[],
  said: Said,
): Promise<Composed> {
  const { tx, ctx, now } = scope;
  await lockRegrouping(tx);
  const campaigns = await readRegroupable(tx, campaignIds);
  const ids = campaigns.map(({ id }) => id);
  const largest = campaigns.reduce((most, one) => (one.score > most.score ? one : most));
  const runId = latestRun(campaigns);
  // One that a person put together by hand is no run's to find, unless something that runs find goes into it.
  const threadId = campaigns.every((one) => one.threadId !== null) ? largest.threadId : null;
  const sentence = joinedSentence(ctx.actor.name, campaigns, largest.codeName);
  const { id, codeName } = await createComposed(scope, largest, { threadId, runId, sentence });
  const origins = campaigns.map((one) => ({ campaignId: one.id, accounts: one.accounts, given: one.accounts }));
  const regroupingId = newId();
  await store.insertRegrouping(tx, {
    ...{ id: regroupingId, kind: "merge", intoId: id, reason: said.reason, disagreements: said.disagreements },
    ...{ actor: ctx.actor, at: now, origins },
  });
  await store.copyMembers(tx, ids, id, runId);
  await store.writeSaid(tx, id, said.dispositions);
  await store.placeMembers(tx, regroupingId, [id]);
  await store.countMembers(tx, id);
  await copyAll(scope, campaigns, { runId, campaignId: id });
  const accounts = campaigns.reduce((sum, one) => sum + one.accounts, 0);
  const holders = await countHolders(ctx.warehouse, { runId, campaignId: id });
  await store.writeEvidence(tx, id, composeEvidence(await store.readEvidence(tx, ids), holders, accounts, 1));
  await store.endCampaigns(tx, ids, regroupingId, now);
  return { regroupingId, campaignId: id, codeName };
}

/** Copies who holds what: of the run that each campaign was measured by last, and of those that explain members it did not find. */
async function copyAll(
  { tx, ctx }: CommandScope<unknown>,
  campaigns: readonly store.WholeCampaign[],
  into: { runId: string; campaignId: string },
): Promise<void> {
  const from = campaigns.map(({ id, runId }) => ({ campaignId: id, runId }));
  await copyIncidences(ctx.warehouse, { from, into });
  for (const { id, runId } of campaigns) {
    for (const other of await store.readExplainingRuns(tx, [id])) {
      if (other === runId || other === into.runId) continue;
      const source = [{ runId: other, campaignId: id }];
      await copyIncidences(ctx.warehouse, { from: source, into: { ...into, runId: other } });
    }
  }
}
