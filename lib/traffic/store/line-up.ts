import type { Warehouse } from "@/lib/warehouse";

/** How much each of some accounts has done in all. */
export async function readVolumes(warehouse: Warehouse, accountIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await warehouse.rows<{ id: string; exchanges: string }>(
    `SELECT account_id AS id, sum(exchanges) AS exchanges FROM account_month FINAL
     WHERE account_id IN {accountIds:Array(String)} GROUP BY account_id`,
    { accountIds },
  );
  return new Map(rows.map(({ id, exchanges }) => [id, Number(exchanges)]));
}

/** Candidates of each half octave of volume. */
const candidates = 40;

/** Accounts that a run put into no campaign, some of every volume between two, drawn by a seed. */
export const drawOutsiders = (
  warehouse: Warehouse,
  { run, seed, least, most }: { run: string; seed: number; least: number; most: number },
): Promise<{ id: string; exchanges: number }[]> =>
  warehouse.rows(
    `SELECT account_id AS id, toFloat64(sum(exchanges)) AS exchanges FROM account_month FINAL
     WHERE account_id NOT IN (SELECT account_id FROM run_verdict WHERE run_id = {run:UUID})
     GROUP BY account_id HAVING exchanges BETWEEN {least:Float64} AND {most:Float64}
     ORDER BY sipHash64(account_id, {seed:UInt32}) LIMIT ${candidates} BY round(2 * log2(exchanges))`,
    { run, seed, least, most },
  );

export interface HabitRow {
  id: string;
  /** Hour of the day, UTC. */
  hour: number;
  model: string;
  capability: string;
  exchanges: number;
}

/** What each of some accounts does at which hour of the day. */
export const readHabits = (warehouse: Warehouse, accountIds: readonly string[]): Promise<HabitRow[]> =>
  warehouse.rows<HabitRow>(
    `SELECT account_id AS id, toHour(account_hour.hour) AS hour, toString(model) AS model, toString(capability) AS capability,
       toFloat64(sum(exchanges)) AS exchanges
     FROM account_hour WHERE account_id IN {accountIds:Array(String)} GROUP BY id, hour, model, capability`,
    { accountIds },
  );
