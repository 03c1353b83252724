import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { OperatorCampaign, type OperatorView } from "./contract";
import { personOf, recordOf, requireCampaign, requireOperator, say } from "./parts";
import { insertCampaign } from "./store/operators";
import { operatorViewOf } from "./view";

/**
 * Says that a campaign is run by an operator's hands. It changes no verdict.
 * @throws `conflict` when it is some operator's already
 */
export const addCampaign = (ctx: Context, input: OperatorCampaign): Promise<OperatorView> =>
  runCommand(ctx, { permission: "operator.manage", schema: OperatorCampaign, input }, async (scope) => {
    const { tx, input, now, record } = scope;
    const author = personOf(ctx.actor);
    const { operatorId, campaignId, reason } = input;
    const { codeName } = await requireOperator(tx, operatorId);
    await requireCampaign(tx, campaignId);
    if (!(await insertCampaign(tx, operatorId, campaignId, now)))
      throw conflict("The campaign is some operator's already; look at whose.");
    await say(tx, { operatorId, campaignId, change: "added", reason, author, now });
    record(recordOf("operator.add_campaign", operatorId, { codeName, campaignId, reason }));
    return operatorViewOf(tx, operatorId);
  });
