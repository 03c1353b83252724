import { type ChangeBatch, resumeBatch } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  resumeBatch(ctx, { ...((await readJson(request)) as ChangeBatch), batchId: id }),
);
