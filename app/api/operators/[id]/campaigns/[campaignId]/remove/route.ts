import { readJson, route } from "@/lib/http";
import { type OperatorCampaign, removeCampaign } from "@/lib/operators";

export const POST = route(async (ctx, request, { id = "", campaignId = "" }) =>
  removeCampaign(ctx, { ...((await readJson(request)) as OperatorCampaign), operatorId: id, campaignId }),
);
