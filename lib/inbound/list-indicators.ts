import { type Context, runQuery } from "@/lib/command";
import { type InboundPage, InboundQuery } from "./contract";
import { countIndicators, listIndicatorRows } from "./store/indicators";
import { readStandings } from "./store/matches";
import { viewIndicator } from "./view";

/** What partners say to look for, the newest first, with where the accounts that hold it stand. */
export const listInboundIndicators = (ctx: Context, input: InboundQuery): Promise<InboundPage> =>
  runQuery(ctx, { permission: "inbound.read", schema: InboundQuery, input }, async ({ cursor, limit, ...filter }) => {
    const [rows, total] = await Promise.all([
      listIndicatorRows(ctx.db, filter, cursor, limit + 1),
      countIndicators(ctx.db, filter),
    ]);
    const page = rows.slice(0, limit);
    const standings = new Map(
      (
        await readStandings(
          ctx.db,
          page.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    );
    return {
      rows: page.map((row) => viewIndicator(row, standings.get(row.id))),
      total,
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  });
