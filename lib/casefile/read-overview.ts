import { z } from "zod";
import { countCampaigns, countFlagged, listCampaigns } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listRuns } from "@/lib/detection";
import { hour } from "@/lib/kernel";
import { boundsOf, countKnown, exchangesFrom, readCalendar, timelineOf } from "@/lib/traffic";
import type { Overview } from "./contract";
import { extractionOfWeek } from "./extraction-of-week";

/** The first page: what is stored, what was found, what waits for a decision. */
export function readOverview(ctx: Context): Promise<Overview> {
  return runQuery(ctx, { permission: "campaign.read", schema: z.undefined(), input: undefined }, async () => {
    const [traffic, counts, flagged, waiting, runs] = await Promise.all([
      readTraffic(ctx),
      countCampaigns(ctx.db),
      countFlagged(ctx.db),
      listCampaigns(ctx, { status: ["open"], sort: "score", limit: 10 }),
      listRuns(ctx),
    ]);
    return {
      ...traffic,
      campaigns: campaignCounts(counts),
      flaggedAccounts: flagged.flagged,
      bannedAccounts: flagged.banned,
      waiting: waiting.rows,
      latestRun: runs[0] ?? null,
    };
  });
}

async function readTraffic(
  ctx: Context,
): Promise<Pick<Overview, "exchanges" | "accounts" | "window" | "extractionLastWeek" | "timeline">> {
  const calendar = readCalendar(ctx.warehouse);
  const [accounts, extractionLastWeek, timeline, hours] = await Promise.all([
    countKnown(ctx.warehouse),
    extractionOfWeek(ctx, calendar),
    timelineOf(ctx.warehouse, "all", "model", {}, calendar),
    calendar,
  ]);
  const bounds = boundsOf(hours);
  const iso = (at: number) => new Date(at).toISOString();
  const window = bounds === undefined ? null : { from: iso(bounds.first), to: iso(bounds.last + hour) };
  return { exchanges: exchangesFrom(hours, 0), accounts, window, extractionLastWeek, timeline };
}

function campaignCounts(counts: Awaited<ReturnType<typeof countCampaigns>>): Overview["campaigns"] {
  const result: Overview["campaigns"] = { open: 0, confirmed: 0, dismissed: 0, byVerdict: {} };
  for (const { status, verdict, _count } of counts) {
    result[status] += _count;
    if (status !== "dismissed") result.byVerdict[verdict] = (result.byVerdict[verdict] ?? 0) + _count;
  }
  return result;
}
