import { type ChangeBatch, inverseBatch } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  inverseBatch(ctx, { ...((await readJson(request)) as ChangeBatch), batchId: id }),
);
