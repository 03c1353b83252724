import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type MemberPage, MemberQuery } from "./contract";
import { readCampaignRow } from "./store/campaign";
import { listMemberRows } from "./store/members";
import { memberViewOf } from "./view";

const Input = MemberQuery.extend({ campaignId: z.uuid() });

/** A page of a campaign's members, each with its standing. Throws `not_found`. */
export function listMembers(ctx: Context, input: z.input<typeof Input>): Promise<MemberPage> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId, ...query }) => {
    if ((await readCampaignRow(ctx.db, campaignId)) === null) throw notFound("Campaign", campaignId);
    const { rows, standings, total, nextCursor } = await listMemberRows(ctx.db, campaignId, query);
    return { rows: rows.map((row) => memberViewOf(row, standings.get(row.accountId))), total, nextCursor };
  });
}
