import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { codeNameFor } from "./code-names";
import { MakeOperator, type OperatorView } from "./contract";
import { personOf, recordOf, requireCampaign, say } from "./parts";
import { insertCampaign, insertOperator, readOperators } from "./store/operators";
import { operatorViewOf } from "./view";

/**
 * Makes an operator of a campaign, under a code name that tells nothing.
 * @throws `conflict` when the campaign is some operator's already
 */
export const makeOperator = (ctx: Context, input: MakeOperator): Promise<OperatorView> =>
  runCommand(
    ctx,
    { permission: "operator.manage", schema: MakeOperator, input },
    async ({ tx, input, now, record }) => {
      const author = personOf(ctx.actor);
      const { campaignId, reason } = input;
      await requireCampaign(tx, campaignId);
      const id = newId();
      const taken = new Set((await readOperators(tx)).map(({ codeName }) => codeName));
      const codeName = codeNameFor(id, (name) => taken.has(name));
      await insertOperator(tx, { id, codeName, author, now });
      if (!(await insertCampaign(tx, id, campaignId, now)))
        throw conflict("The campaign is another operator's already.");
      await say(tx, { operatorId: id, campaignId, change: "added", reason, author, now });
      record(recordOf("operator.make", id, { codeName, campaignId, reason }));
      return operatorViewOf(tx, id);
    },
  );
