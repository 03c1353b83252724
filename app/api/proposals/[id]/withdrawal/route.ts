import { type WithdrawProposal, withdrawProposal } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  withdrawProposal(ctx, { ...((await readJson(request)) as WithdrawProposal), proposalId: id }),
);
