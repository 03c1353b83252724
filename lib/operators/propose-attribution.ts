import { type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed } from "@/lib/kernel";
import { type AttributionList, ProposeAttribution } from "./contract";
import { personOf, recordOf, requireOperator } from "./parts";
import { insertAttribution, readAttributions } from "./store/attributions";
import { readCampaignIds } from "./store/operators";
import { attributionViews } from "./view";

/**
 * Claims who an operator is, as two hypotheses, of the campaigns that it has now. Nothing follows from it: no verdict, no notice.
 * @throws `precondition_failed` for an operator without campaigns
 */
export const proposeAttribution = (ctx: Context, input: ProposeAttribution): Promise<AttributionList> =>
  runCommand(ctx, { permission: "attribution.propose", schema: ProposeAttribution, input }, async (scope) => {
    const { tx, input, now, record } = scope;
    const author = personOf(ctx.actor);
    const { codeName } = await requireOperator(tx, input.operatorId);
    const campaignIds = await readCampaignIds(tx, input.operatorId);
    if (campaignIds.length === 0)
      throw preconditionFailed("The operator has no campaigns that it could be claimed of.");
    const proposed = { proposedById: author.id, proposedByName: author.name, proposedAt: now };
    const { id } = await insertAttribution(tx, { id: newId(), ...input, campaignIds, ...proposed });
    // The claim itself is no part of the record, which more people read.
    record(recordOf("attribution.propose", input.operatorId, { attributionId: id, codeName, campaignIds }));
    return { rows: attributionViews(await readAttributions(tx, input.operatorId)) };
  });
