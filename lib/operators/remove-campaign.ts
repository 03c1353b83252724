import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { OperatorCampaign, type OperatorView } from "./contract";
import { personOf, recordOf, requireOperator, say } from "./parts";
import { deleteCampaign } from "./store/operators";
import { operatorViewOf } from "./view";

/**
 * Says that a campaign is not, or no longer held to be, an operator's; what was said before stays in its history.
 * @throws `conflict` when it is not that operator's
 */
export const removeCampaign = (ctx: Context, input: OperatorCampaign): Promise<OperatorView> =>
  runCommand(ctx, { permission: "operator.manage", schema: OperatorCampaign, input }, async (scope) => {
    const { tx, input, now, record } = scope;
    const author = personOf(ctx.actor);
    const { operatorId, campaignId, reason } = input;
    const { codeName } = await requireOperator(tx, operatorId);
    if (!(await deleteCampaign(tx, operatorId, campaignId)))
      throw conflict("The campaign is not that operator's any more.");
    await say(tx, { operatorId, campaignId, change: "removed", reason, author, now });
    record(recordOf("operator.remove_campaign", operatorId, { codeName, campaignId, reason }));
    return operatorViewOf(tx, operatorId);
  });
