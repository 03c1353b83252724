import { z } from "zod";
import { evidenceOf, readCampaignRow, readEvidenceRows } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { GraphView } from "../contract";
import type { GraphSource } from "../store/graph";
import { drawAccounts, membersAt } from "./draw-accounts";
import { drawCommunities } from "./draw-communities";
import { dividingShare, factsByKey, mostAccounts } from "./model";

const Input = z.object({ campaignId: z.uuid(), focus: z.string().min(1).optional() });

/**
 * Who shares what in a campaign, in at most three hundred marks: every account while they are few, else communities of
 * accounts with their numbers. `focus` (the id of a community or of a value) opens it into its accounts.
 * @throws `not_found` for an unknown campaign or a focus that is not in it
 */
export function readCampaignGraph(ctx: Context, input: z.input<typeof Input>): Promise<GraphView> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId, focus }) => {
    const campaign = await readCampaignRow(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const { accounts, runId } = campaign;
    const dividing = Math.max(2, Math.floor(accounts * dividingShare));
    const source: GraphSource = { warehouse: ctx.warehouse, runId, campaignId, dividing };
    const facts = factsByKey((await readEvidenceRows(ctx.db, campaignId)).map(evidenceOf));
    if (focus === undefined && accounts > mostAccounts) return drawCommunities(source, facts, accounts);
    const shown = await membersAt(ctx.db, source, focus);
    return drawAccounts(source, facts, shown, accounts);
  });
}
