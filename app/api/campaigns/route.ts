import { listCampaigns } from "@/lib/campaigns";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listCampaigns(ctx, queryOf(request)));
