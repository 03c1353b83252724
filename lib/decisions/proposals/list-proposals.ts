import { type Context, runQuery } from "@/lib/command";
import { listProposalRows } from "../store/proposals";
import { ProposalQuery, type ProposalView } from "./contract";
import { viewProposals } from "./view";

/** Measures that were proposed, the newest first. */
export const listProposals = (ctx: Context, input: ProposalQuery): Promise<ProposalView[]> =>
  runQuery(ctx, { permission: "campaign.read", schema: ProposalQuery, input }, async (query) =>
    viewProposals(ctx.db, await listProposalRows(ctx.db, query)),
  );
