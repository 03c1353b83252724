import { requireSecondPerson } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound, preconditionFailed } from "@/lib/kernel";
import { type AttributionList, RuleOnAttribution } from "./contract";
import { personOf, recordOf } from "./parts";
import { findAttribution, insertRuling, readAttributions } from "./store/attributions";
import { readCampaignIds } from "./store/operators";
import { attributionViews } from "./view";

/**
 * Approves or declines a claim about who an operator is: somebody else than its proposer, for exactly the campaigns that it was made of.
 * @throws `forbidden` for its proposer; `precondition_failed` when the operator has other campaigns by now; `conflict` when
 *   somebody ruled on it already
 */
export const ruleOnAttribution = (ctx: Context, input: RuleOnAttribution): Promise<AttributionList> =>
  runCommand(ctx, { permission: "attribution.approve", schema: RuleOnAttribution, input }, async (scope) => {
    const { tx, input, now, record } = scope;
    const author = personOf(ctx.actor);
    const { attributionId, ruling, reason } = input;
    const attribution = await findAttribution(tx, attributionId);
    if (attribution === null) throw notFound("Attribution", attributionId);
    const { operatorId, proposedById } = attribution;
    requireSecondPerson(ctx.actor, proposedById);
    const campaignIds = await readCampaignIds(tx, operatorId);
    if (ruling === "approved" && campaignIds.join() !== [...attribution.campaignIds].sort().join())
      throw preconditionFailed("The operator has other campaigns than when it was proposed; have it proposed again.");
    const ruledBy = { ruledById: author.id, ruledByName: author.name, ruledAt: now };
    if (!(await insertRuling(tx, { attributionId, proposedById, ruling, reason, ...ruledBy })))
      throw conflict("Somebody ruled on it already.");
    record(
      recordOf(`attribution.${ruling === "approved" ? "approve" : "decline"}`, operatorId, {
        attributionId,
        campaignIds,
      }),
    );
    return { rows: attributionViews(await readAttributions(tx, operatorId)) };
  });
