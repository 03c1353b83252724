import { readCampaignCasefile } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readCampaignCasefile(ctx, { campaignId: id }));
