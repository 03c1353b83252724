import { type MeasureOrderInput, takeMeasure } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  takeMeasure(ctx, { ...((await readJson(request)) as MeasureOrderInput), campaignId: id }),
);
