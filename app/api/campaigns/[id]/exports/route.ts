import { route } from "@/lib/http";
import { listExports } from "@/lib/indicators";

export const GET = route((ctx, _request, { id = "" }) => listExports(ctx, { campaignId: id }));
