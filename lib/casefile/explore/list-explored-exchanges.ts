import { type Context, runQuery } from "@/lib/command";
import { type ExchangePage, ExploreExchangesQuery, readExploredExchanges } from "@/lib/traffic";
import { questionOf } from "./question";

/** The exchanges behind a figure of the explorer, without anybody's words. Throws `invalid_input`. */
export function listExploredExchanges(ctx: Context, input: ExploreExchangesQuery): Promise<ExchangePage> {
  return runQuery(ctx, { permission: "account.read", schema: ExploreExchangesQuery, input }, async (query) => {
    const { from, to, at, cursor, limit, ...filters } = query;
    const { scope } = await questionOf(ctx, undefined, filters);
    return readExploredExchanges(ctx.warehouse, { scope, from, to, at, cursor, limit });
  });
}
