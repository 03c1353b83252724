import { type Context, runQuery } from "@/lib/command";
import { type AccountQueue, type QueuedAccount, QueueQuery } from "./contract";
import { presence, urgencyOf } from "./model";
import { countWaitingAccounts, readWaitingAccounts, type WaitingAccount } from "./store/accounts";
import { findItems } from "./store/items";
import { readPresent } from "./store/presence";
import { reviewStateOf } from "./view";

/** Core members of confirmed campaigns whose disposition nobody has said, the most urgent first. */
export const listAccountQueue = (ctx: Context, input: QueueQuery): Promise<AccountQueue> =>
  runQuery(ctx, { permission: "campaign.read", schema: QueueQuery, input }, async ({ part, limit }) => {
    const asking = { personId: ctx.actor.id, now: ctx.clock() };
    const [rows, counts] = await Promise.all([
      readWaitingAccounts(ctx.db, part, asking, limit),
      countWaitingAccounts(ctx.db, asking),
    ]);
    const ids = rows.map(({ accountId }) => accountId);
    const [items, present] = await Promise.all([
      findItems(ctx.db, "account", ids),
      readPresent(ctx.db, "account", ids, new Date(asking.now.getTime() - presence)),
    ]);
    const itemOf = new Map(items.map((item) => [item.subjectId, item]));
    return {
      rows: rows.map((row) => ({
        ...viewOf(row, asking.now),
        review: reviewStateOf(itemOf.get(row.accountId), present.get(row.accountId), asking.now),
      })),
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
