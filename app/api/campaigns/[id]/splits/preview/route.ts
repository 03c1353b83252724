import { type ForeseeSplit, foreseeSplit } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  foreseeSplit(ctx, { ...((await readJson(request)) as ForeseeSplit), campaignId: id }),
);
