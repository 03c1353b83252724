import { type DecideAppeal, decideAppeal } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  decideAppeal(ctx, { ...((await readJson(request)) as DecideAppeal), appealId: id }),
);
