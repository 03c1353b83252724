import { readJson, route } from "@/lib/http";
import { type RuleOnAttribution, ruleOnAttribution } from "@/lib/operators";

export const POST = route(async (ctx, request, { id = "" }) =>
  ruleOnAttribution(ctx, { ...((await readJson(request)) as RuleOnAttribution), attributionId: id }),
);
