import { type RecommendMeasure, recommendMeasure } from "@/lib/decisions";
import { mostSeedBytes, readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  recommendMeasure(ctx, { ...((await readJson(request, mostSeedBytes)) as RecommendMeasure), campaignId: id }),
);
