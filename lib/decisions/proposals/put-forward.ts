import type { CommandScope } from "@/lib/command";
import { conflict, hour, newId, preconditionFailed } from "@/lib/kernel";
import type { BatchPlan } from "../batches/contract";
import { type MeasureOrder, parametersOf } from "../measures/contract";
import { selectSubjects } from "../measures/select-subjects";
import { hasAdvice, readRecommendation } from "../policies/advice";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { insertProposal } from "../store/proposals";
import { readDecisionSettings } from "../store/settings";
import { evidenceVersionOf, hashOf } from "./freeze";

export interface PutForward {
  order: MeasureOrder;
  plan: BatchPlan;
  previousId?: string | undefined;
  breakGlass: boolean;
  reason: string;
}

/** Freezes whom an order reaches now, and keeps it as a proposal. Returns its id. */
export async function putForward(scope: CommandScope<unknown>, asked: PutForward): Promise<string> {
  const { tx, ctx, now } = scope;
  const { order, plan, breakGlass } = asked;
  const campaign = await readCampaignGround(tx, order.campaignId);
  if (campaign.version !== order.version) {
    throw conflict(
      `Campaign ${campaign.codeName} changed meanwhile (you saw version ${order.version}, it is ${campaign.version} now): look at it again, then propose.`,
    );
  }
  const { approvalHours } = await readDecisionSettings(tx);
  const expiresAt = new Date(now.getTime() + approvalHours * hour);
  requirePlan(plan, expiresAt, approvalHours);
  const { subjects, excluded } = await selectSubjects(ctx, campaign, order);
  const accountIds = [...new Set(subjects.map(({ accountId }) => accountId))];
  const members = await readSubjects(tx, ctx.warehouse, campaign.id, accountIds);
  const evidenceVersion = evidenceVersionOf(campaign, members);
  const of = subjects[0]?.of ?? "account";
  const id = newId();
  const proposal = {
    ...{ id, campaignId: campaign.id, kind: order.kind, subject: of, policy: order.policy },
    ...{ parameters: parametersOf(order), holdsHours: order.holdsHours ?? null, disclosure: order.disclosure },
    ...{ ground: order.ground ?? null, reason: asked.reason, accounts: subjects.length, excluded, evidenceVersion },
    hash: hashOf({ ...order, reason: asked.reason }, plan, subjects, evidenceVersion),
    snapshotHash: await takeSnapshot(ctx, campaign.id, accountIds),
    recommended: hasAdvice(order.kind, of) ? await readRecommendation(tx, order.policy, campaign, members, now) : null,
    ...{ plan, previousId: asked.previousId ?? null, breakGlass, proposedAt: now, expiresAt },
    ...{ proposedById: ctx.actor.id, proposedByName: ctx.actor.name },
  };
  await insertProposal(tx, proposal, subjects);
  scope.record({
    action: breakGlass ? "measure.break_glass" : "measure.propose",
    subject: { type: "proposal", id },
    detail: {
      ...{ campaignId: campaign.id, kind: order.kind, accounts: subjects.length, excluded: excluded.length },
      ...{ hash: proposal.hash, reason: asked.reason, disclosure: order.disclosure },
    },
    live: [
      { topic: "proposal", subjectId: id },
      { topic: "campaign", subjectId: campaign.id },
    ],
  });
  return id;
}

function requirePlan(plan: BatchPlan, expiresAt: Date, approvalHours: number): void {
  if (plan.startAt !== undefined && new Date(plan.startAt) > expiresAt) {
    throw preconditionFailed(`An approval holds ${approvalHours} hours: let the batch start before it ends.`);
  }
  if (plan.canaryMinutes > 0 && plan.canaryShare === 0) {
    throw preconditionFailed("Say which share is acted on first, or watch nothing.");
  }
}
