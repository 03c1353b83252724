import { readCampaignCapabilities } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readCampaignCapabilities(ctx, { campaignId: id }));
