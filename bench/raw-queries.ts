import type { Warehouse } from "@/lib/warehouse";

interface Window {
  from: number;
  to: number;
}

const within = "ts >= fromUnixTimestamp64Milli({from:Int64}) AND ts < fromUnixTimestamp64Milli({to:Int64})";
const own = "account_id IN {accountIds:Array(String)}";

/** Exchanges per day and model, and how many accounts made them, straight from the exchanges. */
export function rawTimeline(store: Warehouse, window: Window, accountIds: string[] | undefined): Promise<unknown> {
  const where = accountIds === undefined ? within : `${own} AND ${within}`;
  const params = { ...window, ...(accountIds === undefined ? {} : { accountIds }) };
  return Promise.all([
    store.rows(
      `SELECT toStartOfDay(ts) AS bucket, model, count() AS exchanges FROM exchange WHERE ${where} GROUP BY bucket, model`,
      params,
    ),
    store.rows(`SELECT uniq(account_id) AS accounts FROM exchange WHERE ${where}`, params),
    store.rows("SELECT min(ts) AS first, max(ts) AS last FROM exchange"),
  ]);
}

export const rawCapabilities = (store: Warehouse, window: Window, accountIds: string[]): Promise<unknown> =>
  store.rows(
    `SELECT capability, countIf(${own}) AS here, count() AS overall FROM exchange WHERE ${within} GROUP BY capability`,
    { ...window, accountIds },
  );

/** Exchanges per account and active day, of some accounts and of all. */
export const rawRates = (store: Warehouse, accountIds: string[]): Promise<unknown> =>
  store.rows(
    `SELECT quantileExactIf(0.5)(rate, here), quantileExact(0.5)(rate), sumIf(rate, here) FROM (
      SELECT ${own} AS here, count() / uniqExact(toDate(ts)) AS rate FROM exchange GROUP BY account_id)`,
    { accountIds },
  );
