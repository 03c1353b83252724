import { type ReverseDecision, reverseDecision } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  reverseDecision(ctx, { ...((await readJson(request)) as ReverseDecision), decisionId: id }),
);
