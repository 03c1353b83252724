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

export interface ExchangePageQuery {
  accountId: string;
  /** The only days that are looked at; others are not opened. */
  days: readonly string[];
  /** Time and id of the row that the page begins behind. */
  after?: { at: number; id: string } | undefined;
  limit: number;
}

/** One account's exchanges of some days, newest first. */
export function readExchangesOfDays(
  warehouse: Warehouse,
  { accountId, days, after, limit }: ExchangePageQuery,
): Promise<StoredExchange[]> {
  const query = `
    SELECT exchange_id AS exchangeId, toUnixTimestamp64Milli(ts) AS at, model, capability, elicitation,
      input_tokens AS inputTokens, output_tokens AS outputTokens, status, ${address} AS ip
    FROM exchange WHERE account_id = {accountId:String} AND toDate(ts) IN {days:Array(Date)}
      ${after === undefined ? "" : `AND ${upTo}`}
    ORDER BY ts DESC, exchange_id DESC LIMIT {limit:UInt32}`;
  return warehouse.rows(query, { accountId, days, limit, ...after });
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

export interface FoundExchange {
  exchangeId: string;
  accountId: string;
  /** Milliseconds, as text. */
  at: string;
  model: string;
  capability: string;
}

/** Whose some exchanges are, found among those of some accounts; oldest first. */
export const findExchanges = (
  warehouse: Warehouse,
  accountIds: readonly string[],
  exchangeIds: readonly string[],
  window: { from: Date; to: Date },
) =>
  warehouse.rows<FoundExchange>(
    `SELECT exchange_id AS exchangeId, account_id AS accountId, toUnixTimestamp64Milli(ts) AS at, model, capability FROM exchange
     ${among} ORDER BY ts, exchange_id LIMIT 1 BY exchange_id`,
    { accountIds, exchangeIds, from: window.from.getTime(), to: window.to.getTime() + 999 },
  );

const among = `PREWHERE account_id IN {accountIds:Array(String)} AND exchange_id IN {exchangeIds:Array(String)}
     WHERE ts >= fromUnixTimestamp64Milli({from:Int64}) AND ts <= fromUnixTimestamp64Milli({to:Int64})`;

/** Exchanges with every column, found among those of some accounts; ordered by id. */
export const readWholeExchanges = (
  warehouse: Warehouse,
  accountIds: readonly string[],
  exchangeIds: readonly string[],
  window: { from: Date; to: Date },
) =>
  warehouse.rows<Record<string, unknown>>(
    `SELECT * EXCEPT (batch) FROM exchange
     ${among} ORDER BY exchange_id LIMIT 1 BY exchange_id`,
    { accountIds, exchangeIds, from: window.from.getTime(), to: window.to.getTime() + 999 },
  );
