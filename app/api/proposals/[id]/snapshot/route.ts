import { readProposalSnapshot } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readProposalSnapshot(ctx, { proposalId: id }));
