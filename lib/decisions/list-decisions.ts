import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { DecisionView } from "./contract";
import { readDecisionRows } from "./store/decisions";
import { viewsOf } from "./view";

const Input = z.object({ campaignId: z.uuid().optional(), accountId: z.string().optional() });

/** Longest list that a screen shows; a batch over a whole core is longer than anybody reads. */
const most = 500;

/** What was decided about a campaign, or about an account in whatever campaign; the newest 500, newest first. */
export function listDecisions(ctx: Context, input: z.input<typeof Input>): Promise<DecisionView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId, accountId }) =>
    viewsOf(ctx.db, await readDecisionRows(ctx.db, { campaignId, accountId }, most)),
  );
}
