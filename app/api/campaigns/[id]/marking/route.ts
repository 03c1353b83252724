import { readJson, route } from "@/lib/http";
import { type MarkCampaign, markCampaign } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  markCampaign(ctx, { ...((await readJson(request)) as Omit<MarkCampaign, "campaignId">), campaignId: id }),
);
