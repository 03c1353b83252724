import { type MeasureOrderInput, takeMeasure } from "@/lib/decisions";
import { mostSeedBytes, readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  takeMeasure(ctx, { ...((await readJson(request, mostSeedBytes)) as MeasureOrderInput), campaignId: id }),
);
