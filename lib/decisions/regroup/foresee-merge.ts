import { type Context, runQuery } from "@/lib/command";
import { readRegroupable } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import { ForeseeMerge, type ForeseenMerge } from "../regroup-contract";
import { readFigures, readSharedMembers } from "../store/regroup";
import { readKeptWords } from "./read-kept-words";
import { requireFound } from "./require-found";

/** What a merge would make of campaigns, members and decisions. Nothing is changed. */
export function foreseeMerge(ctx: Context, input: ForeseeMerge): Promise<ForeseenMerge> {
  return runQuery(ctx, { permission: "campaign.read", schema: ForeseeMerge, input }, async ({ campaignId, others }) => {
    const ids = [...new Set([campaignId, ...others])];
    const campaigns = await readFigures(ctx.db, ids);
    const missing = ids.find((id) => !campaigns.some((one) => one.id === id));
    if (missing !== undefined) throw notFound("Campaign", missing);
    for (const one of campaigns) requireFound(one);
    await readRegroupable(ctx.db, ids);
    const shared = await readSharedMembers(ctx.db, ids);
    const twice = shared.length - new Set(shared.map(({ accountId }) => accountId)).size;
    const { disagreements } = await readKeptWords(ctx.db, ids);
    return {
      campaigns: campaigns.map(({ retiredAt: _, ...one }) => one),
      accounts: campaigns.reduce((sum, { accounts }) => sum + accounts, 0) - twice,
      disagreements,
    };
  });
}
