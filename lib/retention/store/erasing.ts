import type { Warehouse } from "@/lib/warehouse";

/** Days on which an account has exchanges, or had some when roll-ups were last built. */
export async function readDaysOf(store: Warehouse, accountId: string): Promise<string[]> {
  const rows = await store.rows<{ day: string }>(
    `SELECT DISTINCT toString(d) AS day FROM (
       SELECT toDate(ts) AS d FROM exchange WHERE account_id = {accountId:String}
       UNION ALL SELECT account_day.day AS d FROM account_day WHERE account_id = {accountId:String})
     ORDER BY day`,
    { accountId },
  );
  return rows.map(({ day }) => day);
}

export async function countOf(store: Warehouse, accountId: string): Promise<number> {
  const [row] = await store.rows<{ n: string }>(
    "SELECT count() AS n FROM exchange WHERE account_id = {accountId:String}",
    { accountId },
  );
  return Number(row?.n ?? 0);
}

/** Removes all rows of an account from a table that has one of its own for each account. */
export const removeAccount = (store: Warehouse, table: string, accountId: string): Promise<void> =>
  store.command(
    `ALTER TABLE ${table} DELETE WHERE account_id = {accountId:String}`,
    { accountId },
    { background: true, settings: { mutations_sync: 2 } },
  );

/** Removes what an account did from the roll-up that has accounts by their hashes. */
export const removeFacets = (store: Warehouse, accountId: string): Promise<void> =>
  store.command(
    "ALTER TABLE account_facet DELETE WHERE account = toUInt32(sipHash64({accountId:String}))",
    { accountId },
    { background: true, settings: { mutations_sync: 2 } },
  );
