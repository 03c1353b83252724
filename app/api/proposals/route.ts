import { listProposals, type ProposalQuery, type ProposeMeasure, proposeMeasure } from "@/lib/decisions";
import { mostSeedBytes, queryOf, readJson, route } from "@/lib/http";

export const GET = route((ctx, request) => listProposals(ctx, queryOf<ProposalQuery>(request)));
export const POST = route(async (ctx, request) =>
  proposeMeasure(ctx, (await readJson(request, mostSeedBytes)) as ProposeMeasure),
);
