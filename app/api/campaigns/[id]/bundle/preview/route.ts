import { readJson, route } from "@/lib/http";
import { type BundleRequest, previewBundle } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  previewBundle(ctx, { ...((await readJson(request)) as Omit<BundleRequest, "campaignId">), campaignId: id }),
);
