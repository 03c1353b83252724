import type { Warehouse } from "@/lib/warehouse";

export interface StoredExchange {
  exchangeId: string;
  /** Milliseconds, as text. */
  at: string;
  model: string;
  capability: string;
  elicitation: number;
  inputTokens: number;
  outputTokens: number;
  status: string;
  /** Empty when not available. */
  ip: string;
}

const address = "if(ip = toIPv6('::'), '', replaceRegexpOne(toString(ip), '^::ffff:', ''))";
const upTo =
  "ts <= fromUnixTimestamp64Milli({at:Int64}) AND (toUnixTimestamp64Milli(ts), exchange_id) < ({at:Int64}, {id:String})";

/** A page of one account's exchanges, newest first, after the row whose time and id are given. */
export function readExchangePage(
  warehouse: Warehouse,
  accountId: string,
  after: { at: number; id: string } | undefined,
  limit: number,
): Promise<StoredExchange[]> {
  const query = `
    SELECT exchange_id AS exchangeId, toUnixTimestamp64Milli(ts) AS at, model, capability, elicitation,
      input_tokens AS inputTokens, output_tokens AS outputTokens, status, ${address} AS ip
    FROM exchange WHERE account_id = {accountId:String} ${after === undefined ? "" : `AND ${upTo}`}
    ORDER BY ts DESC, exchange_id DESC LIMIT {limit:UInt32}`;
  return warehouse.rows(query, { accountId, limit, ...after });
}

export async function readActivity(warehouse: Warehouse, accountId: string) {
  const [row] = await warehouse.rows<{ exchanges: string; first: number; last: number }>(
    `SELECT sum(exchanges) AS exchanges, toUnixTimestamp(min(first_seen)) AS first, toUnixTimestamp(max(last_seen)) AS last
     FROM account_day WHERE account_id = {accountId:String}`,
    { accountId },
  );
  const exchanges = Number(row?.exchanges ?? 0);
  const iso = (seconds: number) => (exchanges === 0 ? null : new Date(seconds * 1000).toISOString());
  return { exchanges, firstSeen: iso(row?.first ?? 0), lastSeen: iso(row?.last ?? 0) };
}

export interface ExchangeWords {
  exchangeId: string;
  systemPrompt: string;
  prompt: string;
  response: string;
}

/** The words of some exchanges of one account. */
export const readWords = (warehouse: Warehouse, accountId: string, exchangeIds: readonly string[]) =>
  warehouse.rows<ExchangeWords>(
    `SELECT exchange_id AS exchangeId, system_prompt AS systemPrompt, prompt, response FROM exchange
     WHERE account_id = {accountId:String} AND exchange_id IN {exchangeIds:Array(String)} ORDER BY ts, exchange_id`,
    { accountId, exchangeIds },
  );

/** Exchanges with every column, found among those of some accounts; ordered by id. */
export const readWholeExchanges = (
  warehouse: Warehouse,
  accountIds: readonly string[],
  exchangeIds: readonly string[],
  window: { from: Date; to: Date },
) =>
  warehouse.rows<Record<string, unknown>>(
    `SELECT * EXCEPT (batch, shingle_bands) FROM exchange
     PREWHERE account_id IN {accountIds:Array(String)} AND exchange_id IN {exchangeIds:Array(String)}
     WHERE ts >= fromUnixTimestamp64Milli({from:Int64}) AND ts <= fromUnixTimestamp64Milli({to:Int64})
     ORDER BY exchange_id LIMIT 1 BY exchange_id`,
    { accountIds, exchangeIds, from: window.from.getTime(), to: window.to.getTime() + 999 },
  );
