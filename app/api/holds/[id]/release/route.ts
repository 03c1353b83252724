import { readJson, route } from "@/lib/http";
import { type ReleaseHold, releaseHold } from "@/lib/retention";

export const POST = route(async (ctx, request, { id = "" }) =>
  releaseHold(ctx, { ...((await readJson(request)) as Omit<ReleaseHold, "id">), id }),
);
