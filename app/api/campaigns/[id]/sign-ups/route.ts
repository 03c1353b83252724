import { readCampaignSignUps } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readCampaignSignUps(ctx, { campaignId: id }));
