import type { Warehouse } from "@/lib/warehouse";
import { readEverybody } from "../survey";

/** How busy accounts are on the days on which they are active at all. */
export interface Rates {
  median: number;
  medianOverall: number;
  /** Exchanges of these accounts together on a day on which any of them is active. */
  perDay: number;
  /** Share of all accounts that are at least as busy as the median of these, to a thousandth. */
  atLeastAsBusy: number;
}

const held = "FROM account_month FINAL WHERE account_id IN {accountIds:Array(String)}";
const hereQuery = `
  SELECT busy.median AS median, busy.total / greatest(calendar.active, 1) AS perDay FROM (
    SELECT quantileExact(0.5)(exchanges / active) AS median, sum(exchanges) AS total
    FROM (SELECT sum(exchanges) AS exchanges, sum(bitCount(days)) AS active ${held} GROUP BY account_id)) AS busy
  CROSS JOIN (
    SELECT sum(bitCount(days)) AS active FROM (SELECT groupBitOr(days) AS days ${held} GROUP BY month)) AS calendar`;

const finite = (value: number | null | undefined): number => (Number.isFinite(value) ? Number(value) : 0);

export async function readRates(warehouse: Warehouse, accountIds: readonly string[]): Promise<Rates> {
  const [everybody, [here]] = await Promise.all([
    readEverybody(warehouse),
    warehouse.rows<{ median: number; perDay: number }>(hereQuery, { accountIds }),
  ]);
  const median = finite(here?.median);
  const spread = everybody?.spread ?? [];
  return {
    median,
    medianOverall: finite(everybody?.median),
    perDay: finite(here?.perDay),
    atLeastAsBusy: spread.length === 0 ? 0 : spread.filter((rate) => Number(rate) >= median).length / spread.length,
  };
}
