import { readCampaignRow, readEvidenceRows, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { findExchanges } from "@/lib/traffic";
import { type ExampleExchange, ExamplesQuery } from "./contract";

/**
 * The exchanges that a fact of a campaign cites, with whose they are, oldest first; without anybody's words. Those that are not stored
 * any more are left out.
 * @throws `not_found` when there is no such campaign, or it does not rest on this value
 */
export function listExamples(ctx: Context, input: ExamplesQuery): Promise<ExampleExchange[]> {
  return runQuery(
    ctx,
    { permission: "account.read", schema: ExamplesQuery, input },
    async ({ campaignId, kind, value }) => {
      const [campaign, evidence] = await Promise.all([
        readCampaignRow(ctx.db, campaignId),
        readEvidenceRows(ctx.db, campaignId),
      ]);
      if (campaign === null) throw notFound("Campaign", campaignId);
      const fact = evidence.find((one) => one.kind === kind && one.value === value);
      if (fact === undefined) throw notFound(`Value (${kind})`, value);
      if (fact.exchangeIds.length === 0) return [];
      const [core, associated] = await Promise.all([
        readMemberIds(ctx.db, campaignId, "core"),
        readMemberIds(ctx.db, campaignId, "associated"),
      ]);
      const window = { from: fact.firstSeen ?? campaign.firstSeen, to: fact.lastSeen ?? campaign.lastSeen };
      const found = await findExchanges(ctx.warehouse, [...core, ...associated], fact.exchangeIds, window);
      return found.map(({ at, ...row }) => ({ ...row, ts: new Date(Number(at)).toISOString() }));
    },
  );
}
