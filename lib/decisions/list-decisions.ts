import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { DecisionView } from "./contract";
import { readDecisions } from "./store/decisions";
import { viewDecisions } from "./view";

const Input = z.object({
  campaignId: z.uuid().optional(),
  accountId: z.string().min(1).optional(),
  ids: z.array(z.uuid()).max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/** Decisions about a campaign, an account or anything, or those with some ids, newest first. */
export function listDecisions(ctx: Context, input: z.input<typeof Input>): Promise<DecisionView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ limit, ...filter }) =>
    viewDecisions(ctx.db, await readDecisions(ctx.db, filter, limit)),
  );
}
