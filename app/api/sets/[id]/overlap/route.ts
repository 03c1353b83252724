import { readJson, route } from "@/lib/http";
import { type AskOverlap, askOverlap } from "@/lib/overlap";

export const POST = route(async (ctx, request, { id = "" }) =>
  askOverlap(ctx, { ...((await readJson(request)) as AskOverlap), setId: id }),
);
