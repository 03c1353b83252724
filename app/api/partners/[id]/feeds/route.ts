import { readJson, route } from "@/lib/http";
import { type SaveFeed, saveFeed } from "@/lib/taxii";

export const POST = route(async (ctx, request, { id = "" }) =>
  saveFeed(ctx, { ...((await readJson(request)) as SaveFeed), partnerId: id }),
);
