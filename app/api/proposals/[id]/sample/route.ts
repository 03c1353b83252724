import { drawProposalSample } from "@/lib/decisions";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => drawProposalSample(ctx, { proposalId: id }));
