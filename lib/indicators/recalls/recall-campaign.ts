import { type Context, runCommand } from "@/lib/command";
import { RecallCampaign, type RecallOutcome } from "../contract";
import { lockSharing, revokeObjects, settleRevoked } from "../store/recalls";
import { deliverRevoked } from "./deliver";
import { recallFor, recordRecall } from "./recall-accounts";

/** Takes back from every partner all that it got about a campaign. Recalling again for the same decision takes nothing back twice. */
export function recallCampaign(ctx: Context, input: RecallCampaign): Promise<RecallOutcome> {
  const command = { permission: "bundle.recall", schema: RecallCampaign, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { campaignId, cause, reason } = scope.input;
    const { tx, now } = scope;
    await lockSharing(tx, "taking back");
    const recallId = await recallFor(scope, cause, reason, campaignId);
    const revoked = await revokeObjects(tx, { campaignId }, { recallId, now });
    await settleRevoked(tx, scope.ctx.actor.name, now);
    const partners = await deliverRevoked(scope, recallId, revoked);
    const outcome = { recallId, revoked: revoked.length, toReview: 0, partners };
    recordRecall(scope, outcome, { cause, campaignId, reason });
    return outcome;
  });
}
