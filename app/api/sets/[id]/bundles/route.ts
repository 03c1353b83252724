import { readJson, route } from "@/lib/http";
import { type ExportSetBundles, exportSetBundles } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  exportSetBundles(ctx, { ...((await readJson(request)) as Omit<ExportSetBundles, "setId">), setId: id }),
);
