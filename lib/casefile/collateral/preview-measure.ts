import { type Context, runQuery } from "@/lib/command";
import { foreseeMeasure } from "@/lib/decisions";
import { readBeside } from "@/lib/detection";
import { readBounds, readPeople, readWeek } from "@/lib/traffic";
import { gathered } from "../sets/read-set-reach";
import { type MeasurePreview, PreviewMeasure } from "./contract";
import { readCampaignMembers, readConnectorNames } from "./store";

/** What a measure would come to, and whom it would hit besides: looked at before anything runs. Throws `not_found`. */
export const previewMeasure = (ctx: Context, input: PreviewMeasure): Promise<MeasurePreview> =>
  runQuery(ctx, { permission: "account.read", schema: PreviewMeasure, input }, async (asked) => {
    const { campaignId, kind, target, parameters = null, policy } = asked;
    const { reached, spared, ...foreseen } = await foreseeMeasure(ctx, {
      campaignId,
      kind,
      target,
      parameters,
      policy,
    });
    const [members, bounds] = await Promise.all([readCampaignMembers(ctx.db, campaignId), readBounds(ctx.warehouse)]);
    const [people, week, beside, connectors] = await Promise.all([
      readPeople(ctx.warehouse, reached, ctx.clock()),
      readWeek(ctx.warehouse, reached, bounds === undefined ? ctx.clock() : new Date(bounds.last)),
      readBeside(ctx, reached, members),
      readConnectorNames(ctx.db),
    ]);
    const { known, verified, programs, ages, owners } = people;
    return {
      ...foreseen,
      reached: reached.length,
      spared: gathered(spared),
      collateral: {
        ...{ known, verifiedOrganisations: verified, programs, ages, owners },
        contracts: programs.find(({ label }) => label === "enterprise")?.accounts ?? 0,
        ...week,
        beside,
      },
      connectors,
    };
  });
