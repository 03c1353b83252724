import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { CampaignRow, VerdictRow } from "./contract";
import { pageSize, readCampaignRows, readVerdictPage } from "./store/exports";

const guard = { permission: "campaign.read", schema: z.object({}), input: {} } as const;

/** Every member of every campaign that is found now, by campaign and account; read in pages, with flat memory. */
export async function* exportVerdicts(ctx: Context): AsyncIterable<VerdictRow> {
  let last: VerdictRow | undefined;
  for (;;) {
    const after = last && { campaignId: last.campaign_id, accountId: last.account_id };
    const page = await runQuery(ctx, guard, () => readVerdictPage(ctx.db, after));
    yield* page;
    last = page.at(-1);
    if (page.length < pageSize) return;
  }
}

/** Every campaign that is found now, the highest score first. */
export async function* exportCampaigns(ctx: Context): AsyncIterable<CampaignRow> {
  yield* await runQuery(ctx, guard, () => readCampaignRows(ctx.db));
}
