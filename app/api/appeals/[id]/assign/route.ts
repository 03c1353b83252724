import { type AssignAppeal, assignAppeal } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  assignAppeal(ctx, { ...((await readJson(request)) as AssignAppeal), appealId: id }),
);
