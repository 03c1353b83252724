import { type SplitCampaign, splitCampaign } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  splitCampaign(ctx, { ...((await readJson(request)) as SplitCampaign), campaignId: id }),
);
