import type { Warehouse } from "@/lib/warehouse";

/** How busy accounts are on the days on which they are active at all. */
export interface Rates {
  median: number;
  medianOverall: number;
  /** Exchanges of these accounts together on a day on which any of them is active. */
  perDay: number;
  /** Share of all accounts that are at least as busy as the median of these. */
  atLeastAsBusy: number;
}

const query = `
  WITH
    rates AS (SELECT account_id, sum(exchanges) / count() AS rate, account_id IN {accountIds:Array(String)} AS here
              FROM account_day GROUP BY account_id),
    (SELECT quantileExactIf(0.5)(rate, here) FROM rates) AS middle
  SELECT ifNull(middle, 0) AS median, quantileExact(0.5)(rate) AS medianOverall,
    countIf(rate >= middle) / count() AS atLeastAsBusy
  FROM rates`;

const perDayQuery = `
  SELECT sum(exchanges) / greatest(uniqExact(day), 1) AS perDay
  FROM account_day WHERE account_id IN {accountIds:Array(String)}`;

export async function readRates(warehouse: Warehouse, accountIds: readonly string[]): Promise<Rates> {
  const [[rates], [together]] = await Promise.all([
    warehouse.rows<Omit<Rates, "perDay">>(query, { accountIds }),
    warehouse.rows<{ perDay: number }>(perDayQuery, { accountIds }),
  ]);
  const finite = (value: number | null | undefined) => (Number.isFinite(value) ? Number(value) : 0);
  return {
    median: finite(rates?.median),
    medianOverall: finite(rates?.medianOverall),
    perDay: finite(together?.perDay),
    atLeastAsBusy: finite(rates?.atLeastAsBusy),
  };
}
