import { transition } from "@/lib/campaigns";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { conflict, forbidden, forbiddenTransition, minute, notFound, preconditionFailed } from "@/lib/kernel";
import { notTakenBack } from "./batches/contract";
import { type DecisionOutcome, UndoAct, undoableKinds } from "./contract";
import { restoreDispositions } from "./restore-dispositions";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign, writeCampaignState } from "./store/campaign";
import { type DecisionRow, readAct, readReversals } from "./store/decisions";
import { takeDecisions } from "./take-decisions";

/** The console offers it for ten seconds; the rest is for the way there. */
const undoWithin = minute;
const reason = "Undone at once by who decided it.";

/**
 * Takes a whole act of one's own back, right after it: a campaign is open again, members are what they were. The decisions stay on
 * record, each with the one that reverses it.
 * @throws `conflict` when the campaign changed since the act; `forbidden` for another's act; `forbidden_transition` for what needs a
 * reversal with a reason; `precondition_failed` when it is too late
 */
export function undoAct(ctx: Context, input: UndoAct): Promise<DecisionOutcome> {
  return runCommand(ctx, { permission: "decision.reverse", schema: UndoAct, input }, async (scope) => {
    const { campaignId, version, actId } = scope.input;
    const decisions = await readAct(scope.tx, campaignId, actId);
    const kind = requireUndoable(scope, decisions);
    const campaign = await claimCampaign(scope.tx, campaignId, version);
    const ids = decisions.map(({ id }) => id);
    if ((await readReversals(scope.tx, ids)).size > 0) throw conflict(notTakenBack.already);
    const accountIds = decisions.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    const subjects = decisions.flatMap(({ accountId, id }) =>
      accountId === null ? [] : [{ accountId, reversesId: id }],
    );
    const outcome = await takeDecisions(scope, {
      action: "decision.undo",
      campaignId,
      campaignVersion: campaign.version,
      snapshotHash: await takeSnapshot(scope.ctx, campaignId, accountIds.length === 0 ? undefined : accountIds),
      shared: { kind: "reverse", reason, ...(accountIds.length === 0 ? { reversesId: ids[0] } : {}) },
      ...(subjects.length === 0 ? {} : { subjects }),
    });
    if (kind === "dismiss") await writeCampaignState(scope.tx, campaignId, transition(campaign, { kind: "reopen" }));
    else await restoreDispositions(scope.tx, campaignId, accountIds, scope.now);
    return outcome;
  });
}

function requireUndoable(
  { ctx, now, input }: CommandScope<UndoAct>,
  decisions: readonly DecisionRow[],
): (typeof undoableKinds)[number] {
  const [first] = decisions;
  if (first === undefined) throw notFound("Decision", input.actId);
  if (first.actorType !== ctx.actor.type || first.actorId !== ctx.actor.id) {
    throw forbidden("Somebody else decided it: reverse it with a reason instead.");
  }
  const kind = undoableKinds.find((one) => one === first.kind);
  if (kind === undefined) throw forbiddenTransition(`A decision of the kind ${first.kind} is reversed with a reason.`);
  if (now.getTime() - first.at.getTime() > undoWithin) {
    throw preconditionFailed("It is too late to undo: reverse it with a reason instead.");
  }
  return kind;
}
