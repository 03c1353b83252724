import { type Context, runQuery } from "@/lib/command";
import { type AccountQueue, type QueuedAccount, QueueQuery } from "./contract";
import { urgencyOf } from "./model";
import { countWaitingAccounts, readWaitingAccounts, type WaitingAccount } from "./store/accounts";
import { readStates } from "./store/states";

/** Core members of confirmed campaigns whose disposition nobody has said, the most urgent first. */
export const listAccountQueue = (ctx: Context, input: QueueQuery): Promise<AccountQueue> =>
  runQuery(ctx, { permission: "campaign.read", schema: QueueQuery, input }, async ({ part, limit }) => {
    const asking = { personId: ctx.actor.id, now: ctx.clock() };
    const [rows, counts] = await Promise.all([
      readWaitingAccounts(ctx.db, part, asking, limit),
      countWaitingAccounts(ctx.db, asking),
    ]);
    const ids = rows.map(({ accountId }) => accountId);
    const stateOf = await readStates(ctx.db, "account", ids, asking.now);
    return {
      rows: rows.map((row) => ({ ...viewOf(row, asking.now), review: stateOf(row.accountId) })),
      counts,
    };
  });

const viewOf = (row: WaitingAccount, now: Date): Omit<QueuedAccount, "review"> => ({
  accountId: row.accountId,
  campaign: { id: row.campaignId, codeName: row.codeName, verdict: row.verdict },
  score: row.score,
  hardLink: row.hardLink,
  suggestedDisposition: row.suggestedDisposition,
  exchanges: Number(row.exchanges),
  extractionExchanges: Number(row.extractionExchanges),
  lastSeen: row.lastSeen?.toISOString() ?? null,
  urgency: urgencyOf(row, "member", now),
});
