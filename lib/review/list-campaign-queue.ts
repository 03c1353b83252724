import { summaryOf } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { day, hour } from "@/lib/kernel";
import { readBounds } from "@/lib/traffic";
import { type CampaignQueue, type QueuedCampaign, QueueQuery, queueParts } from "./contract";
import { byUrgency, urgencyOf } from "./model";
import { countCoreSince, readOpenCampaigns, readWaitingSince } from "./store/campaigns";
import { readStates } from "./store/states";
import { isIn } from "./view";

/** Open campaigns, the most urgent first. */
export const listCampaignQueue = (ctx: Context, input: QueueQuery): Promise<CampaignQueue> =>
  runQuery(ctx, { permission: "campaign.read", schema: QueueQuery, input }, async ({ part, limit }) => {
    const all = await readAll(ctx);
    const counts = Object.fromEntries(
      queueParts.map((each) => [each, all.filter(({ review }) => isIn(each, review, ctx.actor.id)).length]),
    ) as CampaignQueue["counts"];
    const rows = all.filter(({ review }) => isIn(part, review, ctx.actor.id));
    return { rows: rows.sort(byUrgency).slice(0, limit), counts };
  });

async function readAll(ctx: Context): Promise<QueuedCampaign[]> {
  const now = ctx.clock();
  const [campaigns, since, flows] = await Promise.all([
    readOpenCampaigns(ctx.db),
    readWaitingSince(ctx.db),
    readFlows(ctx),
  ]);
  const ids = campaigns.map(({ id }) => id);
  const stateOf = await readStates(ctx.db, "campaign", ids, now);
  return campaigns.map((row) => {
    const campaign = summaryOf(row);
    const { id, score, suggestedVerdict, extractionExchanges, exchanges } = campaign;
    const flow = ((flows.get(id) ?? 0) / 24) * (extractionExchanges / Math.max(1, exchanges));
    const waiting = { score, flow, since: since.get(id) ?? row.createdAt };
    return {
      campaign,
      urgency: urgencyOf(waiting, suggestedVerdict, now),
      review: stateOf(id),
    };
  });
}

/** Exchanges of each campaign's core in the last day of data. */
async function readFlows(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const bounds = await readBounds(ctx.warehouse);
  return bounds === undefined ? new Map() : countCoreSince(ctx.db, ctx.warehouse, bounds.last + hour - day);
}
