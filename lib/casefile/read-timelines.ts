import { z } from "zod";
import { readCampaignRow, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type CapabilityMix, capabilitiesOf, type Timeline, timelineOf, WindowQuery } from "@/lib/traffic";

const By = z.enum(["model", "capability"]).default("model");
const OfCampaign = WindowQuery.extend({ campaignId: z.uuid(), by: By });
const OfAccount = WindowQuery.extend({ accountId: z.string().min(1), by: By });

/** A campaign's traffic over time: that of its core. Throws `not_found`. */
export function readCampaignTimeline(ctx: Context, input: z.input<typeof OfCampaign>): Promise<Timeline> {
  return runQuery(
    ctx,
    { permission: "campaign.read", schema: OfCampaign, input },
    async ({ campaignId, by, ...window }) => {
      if ((await readCampaignRow(ctx.db, campaignId)) === null) throw notFound("Campaign", campaignId);
      const accountIds = await readMemberIds(ctx.db, campaignId, "core");
      return timelineOf(ctx.warehouse, { accountIds }, by, window);
    },
  );
}

/** One account's traffic over time. */
export function readAccountTimeline(ctx: Context, input: z.input<typeof OfAccount>): Promise<Timeline> {
  return runQuery(ctx, { permission: "account.read", schema: OfAccount, input }, ({ accountId, by, ...window }) =>
    timelineOf(ctx.warehouse, { accountIds: [accountId] }, by, window),
  );
}

/** What a campaign's core asked for while it was active, beside what everybody asked for then. Throws `not_found`. */
export function readCampaignCapabilities(ctx: Context, input: { campaignId: string }): Promise<CapabilityMix> {
  const schema = OfCampaign.pick({ campaignId: true });
  return runQuery(ctx, { permission: "campaign.read", schema, input }, async ({ campaignId }) => {
    const campaign = await readCampaignRow(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const accountIds = await readMemberIds(ctx.db, campaignId, "core");
    const hour = 3_600_000;
    const from = Math.floor(campaign.firstSeen.getTime() / hour) * hour;
    return capabilitiesOf(ctx.warehouse, accountIds, { from, to: campaign.lastSeen.getTime() + 1 });
  });
}
