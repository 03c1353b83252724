import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { type GraphAccounts, GraphAccountsQuery } from "../contract";
import { membersAt } from "./members-at";
import { lookedAt } from "./source-of";

const Input = GraphAccountsQuery.safeExtend({ campaignId: z.uuid() });

/**
 * The members that nodes of a campaign's graph stand for, core first, each once.
 * @throws `not_found` for an unknown campaign, or where the nodes stand for nobody
 */
export function readGraphAccounts(ctx: Context, input: z.input<typeof Input>): Promise<GraphAccounts> {
  return runQuery(
    ctx,
    { permission: "campaign.read", schema: Input, input },
    async ({ campaignId, nodes: ids, ...query }) => {
      const { source, members } = await lookedAt(ctx, campaignId, query);
      return { accountIds: (await membersAt(source, members, ids)).map(({ accountId }) => accountId) };
    },
  );
}
