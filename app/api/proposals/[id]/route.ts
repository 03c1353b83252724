import { readProposal } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readProposal(ctx, { proposalId: id }));
