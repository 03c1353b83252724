import { type Context, runQuery } from "@/lib/command";
import { ExploreQuery, exploreTraffic, restKey, type TrafficExploration } from "@/lib/traffic";
import { questionOf } from "./question";

/** Exchanges counted by one facet in a window, beside the window before. Throws `invalid_input`. */
export function readExploration(ctx: Context, input: ExploreQuery): Promise<TrafficExploration> {
  return runQuery(ctx, { permission: "traffic.read", schema: ExploreQuery, input }, async (query) => {
    const { by, from, to, measure, grain, rank, top, ...filters } = query;
    const question = await questionOf(ctx, by, filters);
    const { scope, membership, keyOf } = question;
    const found = await exploreTraffic(ctx.warehouse, {
      ...{ by, from, to, measure, grain, rank, top, scope, membership },
    });
    return {
      ...found,
      groups: found.groups.map(({ key, ...figures }) => ({
        key: keyOf(key),
        label: question.labelOf(by, keyOf(key)),
        ...figures,
      })),
      filters: question.filters,
      timeline: {
        ...found.timeline,
        series: found.timeline.series.map((one) => ({ ...one, key: one.key === restKey ? restKey : keyOf(one.key) })),
      },
    };
  });
}
