import { minute } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";

/** How busy accounts are on the days on which they are active at all. */
export interface Rates {
  median: number;
  medianOverall: number;
  /** Exchanges of these accounts together on a day on which any of them is active. */
  perDay: number;
  /** Share of all accounts that are at least as busy as the median of these, to a thousandth. */
  atLeastAsBusy: number;
}

const levels = 1000;
const hereQuery = `
  WITH held AS (SELECT account_id, day, exchanges FROM account_day WHERE account_id IN {accountIds:Array(String)})
  SELECT ifNull((SELECT quantileExact(0.5)(rate) FROM (SELECT sum(exchanges) / count() AS rate FROM held GROUP BY account_id)), 0) AS median,
    (SELECT sum(exchanges) / greatest(uniqExact(day), 1) FROM held) AS perDay`;

const everybodyQuery = `
  SELECT quantilesExact(${Array.from({ length: levels }, (_, i) => (i + 0.5) / levels).join(", ")})(rate) AS spread,
    quantileExact(0.5)(rate) AS median FROM (SELECT sum(exchanges) / count() AS rate FROM account_day GROUP BY account_id)`;

interface Everybody {
  /** Rates at evenly spaced shares of all accounts, ascending. */
  spread: number[];
  median: number;
}

/** Everybody's spread takes a walk over all accounts and hardly moves: it is kept for a minute. */
const keptFor = minute;
const kept = new WeakMap<Warehouse, { at: number; everybody: Promise<Everybody | undefined> }>();

function readEverybody(warehouse: Warehouse): Promise<Everybody | undefined> {
  const known = kept.get(warehouse);
  if (known !== undefined && Date.now() - known.at < keptFor) return known.everybody;
  const everybody = warehouse.rows<Everybody>(everybodyQuery).then((rows) => rows[0]);
  kept.set(warehouse, { at: Date.now(), everybody });
  everybody.catch(() => kept.delete(warehouse));
  return everybody;
}

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
    atLeastAsBusy: spread.length === 0 ? 0 : spread.filter((rate) => rate >= median).length / spread.length,
  };
}
