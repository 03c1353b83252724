import { type DismissCampaign, dismissCampaign } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  dismissCampaign(ctx, { ...((await readJson(request)) as DismissCampaign), campaignId: id }),
);
