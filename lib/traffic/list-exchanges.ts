import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { Capability, elicitationsOf } from "@/lib/content/contract";
import { badCursor, decodeCursor, encodeCursor } from "@/lib/kernel";
import type { ExchangePage, ExchangeRow } from "./contract";
import { pseudonymOf } from "./pseudonym";
import { readExchangePage } from "./read-exchange-page";
import { readActivityByDay, readUnbuiltDays } from "./store/active-days";
import type { StoredExchange } from "./store/exchanges";

const Input = z.object({
  accountId: z.string().min(1),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One account's exchanges, newest first, without anybody's words and with addresses pseudonymised. */
export function listExchanges(ctx: Context, input: z.input<typeof Input>): Promise<ExchangePage> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId, cursor, limit }) => {
    const after = positionOf(cursor);
    const [activity, unbuilt] = await Promise.all([
      readActivityByDay(ctx.warehouse, accountId),
      readUnbuiltDays(ctx.db, ctx.warehouse.database),
    ]);
    const rows = await readExchangePage(ctx.warehouse, { accountId, after, limit: limit + 1 }, activity, unbuilt);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => viewOf(accountId, row)),
      total: activity.exchanges,
      nextCursor: rows.length > limit && last ? encodeCursor([Number(last.at), last.exchangeId]) : null,
    };
  });
}

function positionOf(cursor: string | undefined): { at: number; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor);
  if (typeof at === "number" && typeof id === "string") return { at, id };
  throw badCursor();
}

export function viewOf(accountId: string, row: StoredExchange): ExchangeRow {
  const { at, ip, elicitation, capability, ...rest } = row;
  return {
    ...rest,
    accountId,
    ts: new Date(Number(at)).toISOString(),
    capability: Capability.catch("general").parse(capability),
    elicitation: elicitationsOf(elicitation),
    network: ip === "" ? null : pseudonymOf("ip", ip),
  };
}
