import { type TakeAppeal, takeAppeal } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  takeAppeal(ctx, { ...((await readJson(request)) as TakeAppeal), appealId: id }),
);
