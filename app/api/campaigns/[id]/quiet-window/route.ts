import { type OpenQuietWindow, openQuietWindow, readQuietWindow } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readQuietWindow(ctx, { campaignId: id }));

export const POST = route(async (ctx, request, { id = "" }) =>
  openQuietWindow(ctx, { ...((await readJson(request)) as OpenQuietWindow), campaignId: id }),
);
