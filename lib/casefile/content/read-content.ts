import { readMembers } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { ContentQuery, type ExchangeContent, readUnreadable, readWords } from "@/lib/traffic";
import { notForEyes } from "./unreadable";

/**
 * People's words, for a named campaign and purpose. Every read is on the record before it happens.
 * @throws `invalid_input` without a campaign or a purpose; `precondition_failed` when the account is not in the campaign,
 *   or its contract lets no person read it
 */
export function readContent(ctx: Context, input: ContentQuery): Promise<ExchangeContent[]> {
  const query = {
    permission: "content.read",
    schema: ContentQuery,
    input,
    audited: ({ accountId, campaignId, purpose, exchangeIds }: ContentQuery) => ({
      action: "content.read",
      subject: { type: "account", id: accountId },
      detail: { campaignId, purpose, exchangeIds },
    }),
  } as const;
  return runQuery(ctx, query, async ({ accountId, campaignId, exchangeIds }) => {
    const [members, unreadable] = await Promise.all([
      readMembers(ctx.db, campaignId, [accountId]),
      readUnreadable(ctx.warehouse, [accountId]),
    ]);
    if (members.length === 0) {
      throw preconditionFailed(
        `Account ${accountId} is not a member of that campaign; name the campaign it is read for.`,
      );
    }
    if (unreadable.has(accountId)) throw notForEyes(accountId);
    return readWords(ctx.warehouse, accountId, exchangeIds);
  });
}
