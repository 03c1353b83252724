import { type RuleOnStandingOrder, ruleOnStandingOrder } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  ruleOnStandingOrder(ctx, { ...((await readJson(request)) as RuleOnStandingOrder), orderId: id }),
);
