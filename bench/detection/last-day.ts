import type { Warehouse } from "@/lib/warehouse";

async function dayOf(store: Warehouse, table: string): Promise<string | undefined> {
  const sql = `SELECT toString(max(toDate(ts))) AS day, count() AS exchanges FROM ${table}`;
  const [row] = await store.rows<{ day: string; exchanges: string }>(sql, {});
  return Number(row?.exchanges) > 0 ? row?.day : undefined;
}

/** Puts the exchanges of the last day aside, as though they had not come yet. */
export async function withoutLastDay(store: Warehouse): Promise<void> {
  await store.command("CREATE TABLE IF NOT EXISTS last_day AS exchange");
  if ((await dayOf(store, "last_day")) !== undefined) return;
  // One that an earlier run left may be of other columns.
  await store.command("DROP TABLE last_day SYNC");
  await store.command("CREATE TABLE last_day AS exchange");
  const day = await dayOf(store, "exchange");
  await store.command(`ALTER TABLE exchange MOVE PARTITION '${day}' TO TABLE last_day`);
}

/** Lets them come. */
export async function withLastDay(store: Warehouse): Promise<void> {
  const day = await dayOf(store, "last_day");
  await store.command(`ALTER TABLE last_day MOVE PARTITION '${day}' TO TABLE exchange`);
}
