import { type RuleOnProposal, ruleOnProposal } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  ruleOnProposal(ctx, { ...((await readJson(request)) as RuleOnProposal), proposalId: id }),
);
