import { readJson, route } from "@/lib/http";
import { previewSetBundles, type SetBundleRequest } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  previewSetBundles(ctx, { ...((await readJson(request)) as Omit<SetBundleRequest, "setId">), setId: id }),
);
