import { type ChangeBatch, stopBatch } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  stopBatch(ctx, { ...((await readJson(request)) as ChangeBatch), batchId: id }),
);
