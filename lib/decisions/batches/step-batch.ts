import { z } from "zod";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { type MeasureKind, MeasureKind as MeasureKinds } from "../kinds";
import { carryOut, type Taking } from "../measures/carry-out";
import { measures } from "../measures/rules";
import { readPolicyNow } from "../policies/read-terms";
import {
  type BatchItemRow,
  type BatchRow,
  countRevertedCanaries,
  readDueItems,
  readRemaining,
  takeBatch,
  writeBatch,
  writeItems,
} from "../store/batches";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { BatchPlan } from "./contract";
import { type Results, resultsOf } from "./results";
import { takeBack } from "./take-back";

/** Accounts that one transaction acts on. */
const stepSize = 500;
const Input = z.object({ batchId: z.uuid() });

/**
 * Acts on what of a batch is due, at most 500 accounts, in one transaction: what was decided and that it was decided are written
 * together, so that whoever is killed in between has done nothing, and nobody does it twice. Accounts that the rules spare by now are
 * skipped with why.
 * @returns whether there was something to do
 */
export function stepBatch(ctx: Context, input: z.input<typeof Input>): Promise<boolean> {
  return runCommand(ctx, { permission: "account.ban", schema: Input, input }, async (scope) => {
    const {
      tx,
      now,
      input: { batchId },
      record,
    } = scope;
    const nothing = () => {
      record({ action: "batch.step", subject: { type: "batch", id: batchId }, detail: { due: 0 } });
      return false;
    };
    const batch = await takeBatch(tx, batchId);
    if (batch === null || batch.state === "stopped" || batch.state === "completed") return nothing();
    const items = await readDueItems(tx, batchId, now, stepSize);
    if (items.length === 0) return nothing();
    if (!items.some(({ canary }) => canary) && (await countRevertedCanaries(tx, batchId)) > 0) {
      await stop(scope, batch, "One that was acted on first has been taken back: look at why before the rest follows.");
      return true;
    }
    const results = batch.inverseOfId === null ? await act(scope, batch, items) : await takeBack(scope, batch, items);
    await writeItems(tx, batchId, results);
    await progress(scope, batch, results);
    return true;
  });
}

async function act(scope: CommandScope<unknown>, batch: BatchRow, items: readonly BatchItemRow[]): Promise<Results> {
  const { tx, ctx } = scope;
  const kind: MeasureKind = MeasureKinds.parse(batch.kind);
  const measure = measures[kind];
  const shared = batch.shared as unknown as Taking["shared"];
  const campaign = await readCampaignGround(tx, batch.campaignId);
  const ground = measure.ground(campaign);
  const ids = [...new Set(items.map(({ accountId }) => accountId))];
  const found = await readSubjects(tx, ctx.warehouse, batch.campaignId, ids);
  const members = new Map(found.map((one) => [one.accountId, one]));
  const { programs } = (await readPolicyNow(tx, shared.policy)).terms;
  const asked = { parameters: shared.parameters, programs };
  const refusals = items.map(({ accountId }) => {
    const subject = members.get(accountId);
    if (ground !== undefined) return ground;
    return subject === undefined ? "is no member any more" : measure.refusal(subject, campaign, asked);
  });
  const eligible = items.filter((_, i) => refusals[i] === undefined);
  const taking: Taking = {
    ...{ kind, campaign, of: batch.subject, shared, snapshotHash: batch.snapshotHash, proposalId: batch.proposalId },
    ...{ standingOrderId: null, batchId: batch.id, members: found },
    by: { type: batch.createdByType as Taking["by"]["type"], id: batch.createdById, name: batch.createdByName },
  };
  const subjects = eligible.map(({ accountId, part }) => ({ accountId, part, of: batch.subject }));
  const decisionIds = eligible.length === 0 ? [] : (await carryOut(scope, taking, subjects, [])).decisionIds;
  return resultsOf(items, refusals, decisionIds);
}

async function progress(scope: CommandScope<unknown>, batch: BatchRow, results: Results): Promise<void> {
  const { tx, now, record } = scope;
  const done = results.filter(({ decisionId }) => decisionId !== null).length;
  const skipped = results.length - done;
  const { pending, canaries, nextAt, isBeyondFirst } = await readRemaining(tx, batch.id);
  const { canaryMinutes } = BatchPlan.parse(batch.plan);
  const isWatching = canaryMinutes > 0 && canaries === 0 && !isBeyondFirst && nextAt !== null && nextAt > now;
  const state = pending === 0 ? ("completed" as const) : isWatching ? ("watching" as const) : ("running" as const);
  await writeBatch(tx, batch.id, { state, done, skipped, ...(pending === 0 ? { finishedAt: now } : {}) });
  record({
    action: "batch.step",
    subject: { type: "batch", id: batch.id },
    detail: { done, skipped, pending, state },
    live: [
      { topic: "batch", subjectId: batch.id },
      { topic: "campaign", subjectId: batch.campaignId },
    ],
  });
}

async function stop({ tx, record }: CommandScope<unknown>, batch: BatchRow, reason: string): Promise<void> {
  await writeBatch(tx, batch.id, { state: "stopped", stopReason: reason });
  record({ action: "batch.stop", subject: { type: "batch", id: batch.id }, detail: { reason } });
}
