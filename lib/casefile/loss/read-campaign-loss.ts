import { z } from "zod";
import { accountStandings, readCampaignRow, readMemberIds, readStandings } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { day, hour, notFound } from "@/lib/kernel";
import { countSince, countTasks, readBounds, readLoss } from "@/lib/traffic";
import type { CampaignLoss } from "./contract";
import { layOut } from "./model";

const Input = z.object({ campaignId: z.uuid() });
type Standing = CampaignLoss["flow"]["standings"][number]["standing"];

/** What a campaign's core was given by capability, model and week, and what it still is. Throws `not_found`. */
export function readCampaignLoss(ctx: Context, input: z.input<typeof Input>): Promise<CampaignLoss> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    if ((await readCampaignRow(ctx.db, campaignId)) === null) throw notFound("Campaign", campaignId);
    const [core, bounds] = await Promise.all([readMemberIds(ctx.db, campaignId, "core"), readBounds(ctx.warehouse)]);
    const to = bounds === undefined ? null : new Date(bounds.last + hour);
    const [figures, tasks, flow] = await Promise.all([
      readLoss(ctx.warehouse, core),
      countTasks(ctx.warehouse, core),
      readFlow(ctx, core, to),
    ]);
    const laid = layOut(figures);
    return {
      ...laid,
      accounts: core.length,
      tasks,
      partial: to !== null && to.getTime() < Date.parse(laid.weeks.at(-1) ?? "") + 7 * day,
      flow,
    };
  });
}

/** What still comes in the last 24 hours of data, by what was decided of whom it comes from. */
async function readFlow(ctx: Context, core: readonly string[], to: Date | null): Promise<CampaignLoss["flow"]> {
  const members = core.map((accountId) => ({ accountId }));
  const standings = await readStandings(ctx.db, members);
  const of = (standing: Standing) => core.filter((id) => (standings.get(id) ?? "active") === standing);
  const count = async (standing: Standing) => {
    const ids = of(standing);
    const exchanges = to === null || ids.length === 0 ? 0 : await countSince(ctx.warehouse, ids, to.getTime() - day);
    return { standing, accounts: ids.length, exchanges };
  };
  return {
    to: to?.toISOString() ?? null,
    standings: await Promise.all(accountStandings.filter((one) => one === "active" || of(one).length > 0).map(count)),
  };
}
