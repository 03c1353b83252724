import { type EndQuietWindow, endQuietWindow } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  endQuietWindow(ctx, { ...((await readJson(request)) as EndQuietWindow), campaignId: id }),
);
