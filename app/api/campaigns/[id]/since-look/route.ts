import { route } from "@/lib/http";
import { readSinceLook } from "@/lib/review";

export const GET = route((ctx, _request, { id = "" }) => readSinceLook(ctx, { campaignId: id }));
