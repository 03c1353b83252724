import type { Permission } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed } from "@/lib/kernel";
import { keepBatch } from "../batches/keep-batch";
import type { DecisionOutcome } from "../contract";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { claimCampaign } from "../store/campaign";
import { carryOut, type Taking } from "./carry-out";
import { MeasureOrder, type MeasureOrderInput, parametersOf } from "./contract";
import { requireNoQuietWindow } from "./quiet-windows/require-none";
import { measures } from "./rules";
import { selectSubjects } from "./select-subjects";
import { requireUnapproved } from "./within-radius";

/** The permission that the kind of measure takes; of what is no measure, that of the mildest, whose input is refused then. */
export const permissionOf = (kind: unknown): Permission =>
  measures[kind as keyof typeof measures]?.permission ?? "account.restrict";

/**
 * Takes a measure against members of a campaign at once, within the blast radius of one person. Named accounts are dealt with all or
 * not at all; of the core, those that the rules spare are skipped and listed.
 * @throws `precondition_failed` saying which rule stands against it, or that it takes a second person; `conflict` when the campaign
 * changed meanwhile
 */
export function takeMeasure(ctx: Context, input: MeasureOrderInput): Promise<DecisionOutcome> {
  const command = { permission: permissionOf(input?.kind), schema: MeasureOrder, input } as const;
  return runCommand(ctx, command, takeAtOnce);
}

async function takeAtOnce(scope: CommandScope<MeasureOrder>): Promise<DecisionOutcome> {
  const { tx, ctx, now, input: order } = scope;
  if (order.disclosure === "covert") {
    throw preconditionFailed(
      "A covert measure is proposed, and takes the approval of the legal role. Nothing was done.",
    );
  }
  const campaign = await claimCampaign(tx, order.campaignId, order.version);
  await requireNoQuietWindow(tx, campaign, now);
  const { subjects, members, excluded } = await selectSubjects(ctx, campaign, order);
  await requireUnapproved(tx, ctx.actor, order, subjects.length, now);
  const taking: Taking = {
    kind: order.kind,
    ...{ campaign, members },
    of: subjects[0]?.of ?? "account",
    shared: {
      policy: order.policy,
      parameters: parametersOf(order),
      reason: order.reason,
      disclosure: order.disclosure,
      holdsHours: order.holdsHours ?? null,
    },
    snapshotHash: await takeSnapshot(
      ctx,
      campaign.id,
      subjects.map(({ accountId }) => accountId),
    ),
    ...{ proposalId: null, standingOrderId: null, batchId: newId() },
    by: ctx.actor,
  };
  const written = await carryOut(scope, taking, subjects, excluded);
  await keepBatch(scope, taking, written);
  return written.outcome;
}
