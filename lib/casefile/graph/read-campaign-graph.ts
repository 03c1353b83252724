import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { GraphQuery, type GraphView } from "../contract";
import { drawAccounts } from "./draw-accounts";
import { drawCommunities } from "./draw-communities";
import { drawNeighbourhood } from "./draw-neighbourhood";
import { membersAt } from "./members-at";
import { mostAccounts } from "./model";
import { lookedAt } from "./source-of";

const Input = GraphQuery.safeExtend({ campaignId: z.uuid() });

/**
 * Who shares what in a campaign, in at most three hundred marks: every account while they are few, else communities of
 * accounts with their numbers. `focus` opens a node: a community or a value into its accounts, an account into its neighbours.
 * @throws `not_found` for an unknown campaign or a focus that is not in what is looked at
 */
export function readCampaignGraph(ctx: Context, input: z.input<typeof Input>): Promise<GraphView> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId, ...query }) => {
    const { source, members, windowHours } = await lookedAt(ctx, campaignId, query);
    const { focus } = query;
    const accounts = members.length;
    if (focus === undefined && accounts > mostAccounts) return drawCommunities(source, windowHours, accounts);
    const opened = focus === undefined ? members : await membersAt(source, members, [focus]);
    const [member] = opened;
    if (focus?.startsWith("a:") && member) return drawNeighbourhood(ctx, source, { member, members, windowHours });
    return drawAccounts(source, { focus: focus ?? "", members: opened, accounts, windowHours });
  });
}
