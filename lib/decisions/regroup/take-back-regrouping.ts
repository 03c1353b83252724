import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { findLater, findRegrouping, type RegroupingRow, regroupingOf, undoRegrouping } from "@/lib/detection";
import { conflict, notFound, preconditionFailed } from "@/lib/kernel";
import { type RegroupingOutcome, TakeBackRegrouping } from "../regroup-contract";
import { claimCampaign } from "../store/campaign";
import { countStandingDecisions } from "../store/regroup";

/**
 * Takes a merge or split back: what it made ends, and its accounts are where they came from, with what was decided there. It can be
 * as long as nothing rests on what it made.
 * @throws `conflict` when it is taken back already, or what it made changed meanwhile; `precondition_failed` while decisions or a
 *   later merge or split rest on it
 */
export function takeBackRegrouping(ctx: Context, input: TakeBackRegrouping): Promise<RegroupingOutcome> {
  const command = { permission: "campaign.decide", schema: TakeBackRegrouping, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx } = scope;
    const { regroupingId, version, reason } = scope.input;
    const regrouping = await findRegrouping(tx, regroupingId);
    if (regrouping === null) throw notFound("Regrouping", regroupingId);
    if (regrouping.takenBackAt !== null) throw conflict(`It is taken back already, by ${regrouping.takenBackByName}.`);
    await requireNothingLater(scope, regrouping);
    await claimCampaign(tx, regrouping.intoId, version);
    const decisions = await countStandingDecisions(tx, regrouping.intoId);
    if (decisions > 0) {
      throw preconditionFailed(
        `${decisions} ${decisions === 1 ? "decision rests" : "decisions rest"} on ${regrouping.into.codeName}: reverse ${decisions === 1 ? "it" : "them"} first. Nothing was done.`,
      );
    }
    await undoRegrouping(scope, regrouping, reason);
    const concerned = [regrouping.intoId, ...regrouping.origins.map(({ campaignId }) => campaignId)];
    scope.record({
      action: `campaign.${regrouping.kind}_back`,
      subject: { type: "campaign", id: regrouping.intoId },
      detail: { regroupingId, reason },
      live: concerned.map((subjectId) => ({ topic: "campaign", subjectId })),
    });
    const row = await findRegrouping(tx, regroupingId);
    return { regrouping: regroupingOf(row ?? regrouping) };
  });
}

async function requireNothingLater({ tx }: CommandScope<unknown>, regrouping: RegroupingRow): Promise<void> {
  // A merge ended its origins: nothing can have become of them since.
  const concerned = [regrouping.intoId, ...regrouping.origins.map(({ campaignId }) => campaignId)];
  const later = await findLater(tx, concerned, regrouping.sequence);
  if (later === null) return;
  throw preconditionFailed(
    `A later ${later.kind} made ${later.into.codeName} of it: take that back first. Nothing was done.`,
  );
}
