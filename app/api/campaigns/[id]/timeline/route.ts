import { readCampaignTimeline } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readCampaignTimeline(ctx, { ...queryOf(request), campaignId: id }),
);
