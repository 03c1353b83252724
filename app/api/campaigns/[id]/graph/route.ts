import { readCampaignGraph } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readCampaignGraph(ctx, { ...queryOf(request), campaignId: id }),
);
