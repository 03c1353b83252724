import { type PinExchanges, pinExchanges } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  pinExchanges(ctx, { ...((await readJson(request)) as PinExchanges), campaignId: id }),
);
