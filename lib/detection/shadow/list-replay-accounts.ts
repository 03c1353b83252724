import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { decodeCursor, encodeCursor } from "@/lib/kernel";
import { type ReplayAccount, type ReplayAccountPage, ReplayAccountQuery } from "../contract";
import { type Campaigns, campaignsOf, comparedRuns } from "./read-replay";
import { type ReplayRow, readReplayRows } from "./replay-store";

const Input = ReplayAccountQuery.extend({ runId: z.uuid() });

/** Accounts that change under a proposed version, in the order of their ids. Throws like `readReplay`. */
export function listReplayAccounts(ctx: Context, input: z.input<typeof Input>): Promise<ReplayAccountPage> {
  const query = { permission: "campaign.read", schema: Input, input } as const;
  return runQuery(ctx, query, async ({ runId, change, campaignId, cursor, limit }) => {
    const { before, after, runs } = await comparedRuns(ctx, runId);
    const from = cursor === undefined ? "" : String(decodeCursor(cursor)[0]);
    const filter = { change, campaignId, after: from, limit: limit + 1 };
    const found = await readReplayRows(ctx.warehouse, runs, filter);
    const campaigns = await campaignsOf(ctx, before, after);
    const rows = found.slice(0, limit).map((row) => accountOf(row, campaigns));
    const last = rows.at(-1);
    return { rows, nextCursor: found.length > limit && last ? encodeCursor([last.accountId]) : null };
  });
}

function accountOf(row: ReplayRow, campaigns: Campaigns): ReplayAccount {
  const from = campaigns(row.from, row.fromVerdict);
  const to = campaigns(row.to, row.toVerdict);
  return {
    accountId: row.accountId,
    change: row.change,
    from: from && { campaign: from, tier: row.fromTier, score: row.fromNats },
    to: to && { campaign: to, tier: row.toTier, score: row.toNats },
  };
}
