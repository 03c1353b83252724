import { readCampaignLoss } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readCampaignLoss(ctx, { campaignId: id }));
