import { readJson, route } from "@/lib/http";
import { type ReleaseWrapper, releaseWrapper } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  releaseWrapper(ctx, { ...((await readJson(request)) as Omit<ReleaseWrapper, "campaignId">), campaignId: id }),
);
