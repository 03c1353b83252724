import { foreseeMerge, type MergeCampaigns, mergeCampaigns } from "@/lib/decisions";
import { queryOf, readJson, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  foreseeMerge(ctx, { ...queryOf<{ others: string[] }>(request), campaignId: id }),
);

export const POST = route(async (ctx, request, { id = "" }) =>
  mergeCampaigns(ctx, { ...((await readJson(request)) as MergeCampaigns), campaignId: id }),
);
