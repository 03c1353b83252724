import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { OperatorAnswer } from "./contract";
import { requireCampaign } from "./parts";
import { findOperatorOf } from "./store/operators";
import { operatorViewOf } from "./view";

/** The operator that a campaign is said to be of; null when it is nobody's yet. Throws `not_found`. */
export const readOperatorOf = (ctx: Context, input: { campaignId: string }): Promise<OperatorAnswer> =>
  runQuery(
    ctx,
    { permission: "campaign.read", schema: z.object({ campaignId: z.uuid() }), input },
    async ({ campaignId }) => {
      await requireCampaign(ctx.db, campaignId);
      const operator = await findOperatorOf(ctx.db, campaignId);
      return { operator: operator === null ? null : await operatorViewOf(ctx.db, operator.id) };
    },
  );
