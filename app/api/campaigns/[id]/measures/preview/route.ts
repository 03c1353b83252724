import { type PreviewMeasure, previewMeasure } from "@/lib/casefile";
import { mostSeedBytes, readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  previewMeasure(ctx, { ...((await readJson(request, mostSeedBytes)) as PreviewMeasure), campaignId: id }),
);
