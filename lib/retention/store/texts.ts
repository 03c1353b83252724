import type { Warehouse } from "@/lib/warehouse";
import type { DayRows, Window } from "../model";
import { scratch } from "./held";

/** Columns with people's words; unknown fields may hold some too. */
const textColumns = ["prompt", "response", "system_prompt", "attributes"] as const;

const blank = textColumns.map((column) => `${column} = ''`).join(", ");
const hasText = `(${textColumns.map((column) => `notEmpty(${column})`).join(" OR ")})`;
const background = { background: true } as const;
const done = { mutations_sync: 2 } as const;

/** Days before one of which exchanges have text: their number, and of it that of held accounts. */
export const readTextDays = (store: Warehouse, before: string, held: string): Promise<DayRows[]> =>
  store.rows<DayRows>(
    `SELECT toString(toDate(ts)) AS day, toFloat64(count()) AS rows,
       toFloat64(countIf(account_id IN (SELECT account_id FROM ${held}))) AS held
     FROM exchange WHERE toDate(ts) < {before:Date} AND ${hasText} GROUP BY toDate(ts) ORDER BY day`,
    { before },
    background,
  );

/**
 * Removes the text of whole days: its columns are written anew, of all others the files stay. All days in one statement, since the
 * engine links every part of the table anew for each. Only as the only committer.
 */
export async function clearTexts(store: Warehouse, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await store.command(
    `ALTER TABLE exchange UPDATE ${blank} WHERE toDate(ts) IN {days:Array(Date)}`,
    { days },
    { ...background, settings: done },
  );
}

/**
 * Removes the text of a day from all but held accounts: the day is written anew beside the table, counted and swapped in, as when it
 * is narrowed. Only as the only committer, since a commit may add to the day.
 */
export async function clearTextsOfOthers(store: Warehouse, day: string, held: string): Promise<void> {
  const beside = `${scratch()}_exchange`;
  const blanked = textColumns.map(
    (column) => `if(account_id IN (SELECT account_id FROM ${held}), ${column}, '') AS ${column}`,
  );
  await store.command(`CREATE TABLE ${beside} AS exchange`);
  try {
    await store.command(
      `INSERT INTO ${beside} SELECT * REPLACE (${blanked.join(", ")}) FROM exchange
       WHERE toDate(ts) = {day:Date} LIMIT 1 BY exchange_id`,
      { day },
      background,
    );
    const [copied] = await store.rows<{ there: string; here: string }>(
      `SELECT (SELECT count() FROM ${beside}) AS here,
         (SELECT uniqExact(exchange_id) FROM exchange WHERE toDate(ts) = {day:Date}) AS there`,
      { day },
      background,
    );
    if (copied === undefined || copied.here !== copied.there) {
      throw new Error(`The exchanges of ${day} were not copied whole (${copied?.here} of ${copied?.there}).`);
    }
    await store.command(`ALTER TABLE exchange REPLACE PARTITION '${day}' FROM ${beside}`);
  } finally {
    await store.command(`DROP TABLE IF EXISTS ${beside} SYNC`).catch(() => undefined);
  }
}

/** Days of windows are dates of the contract: digits and hyphens. */
const outside = (windows: readonly Window[]): string =>
  ["true", ...windows.map(({ from, to }) => `NOT (toDate(ts) BETWEEN '${from}' AND '${to}')`)].join(" AND ");

/** Accounts of which no text is to be kept but some is, with the number of such exchanges; nothing that is held. */
export const readUnretained = (
  store: Warehouse,
  held: string,
  windows: readonly Window[],
): Promise<{ id: string; exchanges: number }[]> =>
  store.rows(
    `SELECT account_id AS id, toFloat64(count()) AS exchanges FROM exchange
     WHERE account_id IN (SELECT account_id FROM account_current FINAL WHERE content_policy = 'zero_retention')
       AND account_id NOT IN (SELECT account_id FROM ${held}) AND ${hasText} AND ${outside(windows)}
     GROUP BY account_id ORDER BY account_id`,
    {},
    background,
  );

/** Removes the text of accounts, except on days of some windows. */
export const clearTextsOf = (
  store: Warehouse,
  accountIds: readonly string[],
  windows: readonly Window[],
): Promise<void> =>
  store.command(
    `ALTER TABLE exchange UPDATE ${blank} WHERE account_id IN {accountIds:Array(String)} AND ${outside(windows)}`,
    { accountIds },
    { ...background, settings: done },
  );
