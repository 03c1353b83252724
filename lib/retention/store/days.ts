import type { Warehouse } from "@/lib/warehouse";
import type { DayRows } from "../model";
import { scratch } from "./held";

const background = { background: true } as const;

/** The day of a row, by its table. */
const dayOfRow: Record<string, string> = {
  exchange: "toDate(ts)",
  account_hour: "toDate(hour)",
  account_day: "account_day.day",
};

/** Days of a table before one, with what of them is held, oldest first. */
export const readDaysBefore = (store: Warehouse, table: string, before: string, held: string): Promise<DayRows[]> =>
  store.rows<DayRows>(
    `SELECT toString(${dayOfRow[table]}) AS day, toFloat64(count()) AS rows,
       toFloat64(countIf(account_id IN (SELECT account_id FROM ${held}))) AS held
     FROM ${table} WHERE ${dayOfRow[table]} < {before:Date} GROUP BY ${dayOfRow[table]} ORDER BY day`,
    { before },
    background,
  );

/** Days before one that a table has, oldest first, told by the names of its partitions: no column is read. */
export async function readPartitionsBefore(store: Warehouse, table: string, before: string): Promise<string[]> {
  const rows = await store.rows<{ day: string }>(
    `SELECT toString(YYYYMMDDToDate(toUInt32(_partition_id))) AS day FROM ${table}
     GROUP BY _partition_id HAVING day < {before:String} ORDER BY day`,
    { before },
  );
  return rows.map(({ day }) => day);
}

export const dropDay = (store: Warehouse, table: string, day: string): Promise<void> =>
  store.command(`ALTER TABLE ${table} DROP PARTITION '${day}'`);

/** By what a row of a table is told from all others of its day. */
const identity: Record<string, string> = {
  exchange: "exchange_id",
  account_hour: "account_id, hour, model, capability",
  account_day: "account_id",
};

/**
 * Leaves of a day the rows of held accounts and nothing else. They are copied beside the table, counted, and swapped in by one
 * statement: whenever this breaks off, the day is as it was or as it is to be, and the next time ends it. A swap that an engine
 * was killed in may leave rows twice, hence one of each is copied.
 */
export async function narrowDay(store: Warehouse, table: string, day: string, held: string): Promise<void> {
  const beside = `${scratch()}_${table}`;
  const kept = `${dayOfRow[table]} = {day:Date} AND account_id IN (SELECT account_id FROM ${held})`;
  await store.command(`CREATE TABLE ${beside} AS ${table}`);
  try {
    await store.command(
      `INSERT INTO ${beside} SELECT * FROM ${table} WHERE ${kept} LIMIT 1 BY ${identity[table]}`,
      { day },
      background,
    );
    const [copied] = await store.rows<{ there: string; here: string }>(
      `SELECT (SELECT count() FROM ${beside}) AS here,
         (SELECT uniqExact(${identity[table]}) FROM ${table} WHERE ${kept}) AS there`,
      { day },
      background,
    );
    if (copied === undefined || copied.here !== copied.there || copied.here === "0") {
      throw new Error(`Held rows of ${table} on ${day} were not copied whole (${copied?.here} of ${copied?.there}).`);
    }
    await store.command(`ALTER TABLE ${table} REPLACE PARTITION '${day}' FROM ${beside}`);
  } finally {
    await store.command(`DROP TABLE IF EXISTS ${beside} SYNC`).catch(() => undefined);
  }
}

/**
 * Forgets the ids of exchanges that are about to go, all of them at once: the table is written anew beside itself and swapped in.
 * Only as the only committer, since a commit adds ids. The days are closed already, so that nothing comes back by a forgotten id.
 */
export async function forgetKeys(store: Warehouse, days: readonly string[], held: string): Promise<void> {
  const beside = `${scratch()}_exchange_key`;
  await store.command(`CREATE TABLE ${beside} AS exchange_key`);
  try {
    await store.command(
      `INSERT INTO ${beside} SELECT id_hash FROM exchange_key WHERE id_hash NOT IN (
         SELECT sipHash64(exchange_id) FROM exchange
         WHERE toDate(ts) IN {days:Array(Date)} AND account_id NOT IN (SELECT account_id FROM ${held}))`,
      { days },
      background,
    );
    const [left] = await store.rows<{ n: string }>(`SELECT count() AS n FROM ${beside}`);
    // The engine refuses to replace something by nothing.
    const act = left?.n === "0" ? "DROP PARTITION tuple()" : `REPLACE PARTITION tuple() FROM ${beside}`;
    await store.command(`ALTER TABLE exchange_key ${act}`);
  } finally {
    await store.command(`DROP TABLE IF EXISTS ${beside} SYNC`).catch(() => undefined);
  }
}
