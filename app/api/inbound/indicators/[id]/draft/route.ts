import { readJson, route } from "@/lib/http";
import { draftSighting, type SightingRequest } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  draftSighting(ctx, { ...((await readJson(request)) as SightingRequest), indicatorId: id }),
);
