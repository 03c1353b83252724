import { listDecisions } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listDecisions(ctx, { campaignId: id }));
