import { type PreviewRuling, previewRuling } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  previewRuling(ctx, { ...((await readJson(request)) as PreviewRuling), appealId: id }),
);
