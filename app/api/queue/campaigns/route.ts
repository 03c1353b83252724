import { queryOf, route } from "@/lib/http";
import { listCampaignQueue } from "@/lib/review";

export const GET = route((ctx, request) => listCampaignQueue(ctx, queryOf(request)));
