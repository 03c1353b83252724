import { readJson, route } from "@/lib/http";
import { type SwitchFeed, switchFeed } from "@/lib/taxii";

export const POST = route(async (ctx, request, { id = "" }) =>
  switchFeed(ctx, { ...((await readJson(request)) as SwitchFeed), id }),
);
