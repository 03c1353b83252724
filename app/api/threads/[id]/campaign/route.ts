import { readJson, route } from "@/lib/http";
import { type OpenThreadCampaign, openCampaign } from "@/lib/threads";

export const POST = route(async (ctx, request, { id = "" }) =>
  openCampaign(ctx, { ...((await readJson(request)) as OpenThreadCampaign), threadId: id }),
);
