import { type ReleaseAppeal, releaseAppeal } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  releaseAppeal(ctx, { ...((await readJson(request)) as ReleaseAppeal), appealId: id }),
);
