import { z } from "zod";
import { AppealDecided, followRuling, liftProved, retryRulings, tellOwners, VerificationRecorded } from "@/lib/appeals";
import { type Permission, systemActor } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { reverseDecision } from "@/lib/decisions";
import { forgetParted, recordOutcomes } from "@/lib/detection";
import { requestEnforcement } from "@/lib/enforcement";
import { reviewSightings } from "@/lib/indicators";
import { isDomainError } from "@/lib/kernel";
import { furtherSteps } from "./further-steps";
import { outcomesOf } from "./outcomes";
import { takeBack } from "./recalls";
import { markHandled, readDecided, takeEvent } from "./store";

const EvidenceRenewed = z.object({ decisionId: z.uuid(), reason: z.string() });
const CampaignParted = z.object({ regroupingId: z.uuid() });
const SightingsReceived = z.object({ sightingIds: z.array(z.uuid()).min(1) });
const DecisionsTaken = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/** What follows from each kind of event. Runs in the transaction that marks the event handled: both happen, or neither. */
const reactions: Record<string, (ctx: Context, payload: unknown) => Promise<unknown>> = {
  decisions_taken: async (ctx, payload) => {
    const { decisionIds } = DecisionsTaken.parse(payload);
    await requestEnforcement(ctx, { decisionIds });
    await tellOwners(asStillwatch(ctx, "notice.manage"), { decisionIds });
    const decided = await readDecided(ctx.db, decisionIds);
    const learned = outcomesOf(decided);
    if (learned.outcomes.length > 0 || learned.withdrawn.length > 0) await recordOutcomes(ctx, learned);
    await takeBack(asStillwatch(ctx, "bundle.recall"), decided);
  },
  campaign_parted: (ctx, payload) => forgetParted(ctx, CampaignParted.parse(payload)),
  appeal_decided: (ctx, payload) => followRuling(ctx, AppealDecided.parse(payload), furtherSteps),
  verification_recorded: (ctx, payload) => liftProved(ctx, VerificationRecorded.parse(payload)),
  sightings_received: (ctx, payload) =>
    reviewSightings(asStillwatch(ctx, "bundle.recall"), SightingsReceived.parse(payload)),
  evidence_renewed: (ctx, payload) => openAgain(ctx, EvidenceRenewed.parse(payload)),
};

/** Owners are told, and partners called on, by Stillwatch, whoever has it follow up: it takes no right of who decided. */
const asStillwatch = (ctx: Context, permission: Permission): Context => ({
  ...ctx,
  actor: systemActor("Stillwatch", [permission]),
});

/** Takes back a dismissal that evidence dated after it overtook, unless a person did so meanwhile. */
async function openAgain(ctx: Context, renewed: z.output<typeof EvidenceRenewed>): Promise<void> {
  try {
    await reverseDecision(ctx, renewed);
  } catch (error) {
    if (!isDomainError(error, "conflict")) throw error;
  }
}

/** What reactions need: they enforce, take back what newer evidence overtook, teach detection, and recall what was shared. */
export const reactionPermissions = [
  "account.ban",
  "decision.reverse",
  "detection.run",
  "bundle.recall",
] as const satisfies Permission[];

/** Handles all events that wait, oldest first; returns how many. Several processes may do it side by side. */
export async function react(ctx: Context): Promise<number> {
  for (let handled = 0; ; handled++) {
    const more = await inTransaction(ctx.db, async (tx) => {
      const event = await takeEvent(tx);
      if (event === undefined) return false;
      await reactions[event.kind]?.({ ...ctx, db: tx, requestId: event.id }, event.payload);
      await markHandled(tx, event.id, ctx.clock());
      return true;
    });
    if (!more) return handled;
  }
}

/** Tries again what of rulings on appeals failed and is due; returns of how many rulings. */
export const retryConsequences = (ctx: Context): Promise<number> => retryRulings(ctx, furtherSteps);
