import { type ConfirmCampaign, confirmCampaign } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  confirmCampaign(ctx, { ...((await readJson(request)) as ConfirmCampaign), campaignId: id }),
);
