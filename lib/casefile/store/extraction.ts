import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";

/**
 * Names what the count of a week rests on: the campaigns that count, each in its version, which every change raises; the roll-ups of each
 * day; and the accounts that were erased, of which days that are closed are not built again.
 */
export async function readExtractionState(db: Database, warehouse: string): Promise<string> {
  const [row] = await db.$queryRaw<{ state: string }[]>`
    select md5(concat_ws('/',
      (select string_agg(concat_ws(' ', id, version, run_id, core_accounts), ',' order by id) from campaign
       where retired_at is null and verdict = 'distillation' and status <> 'dismissed'),
      (select string_agg(concat_ws(' ', day, built_version), ',' order by day) from rollup_day where warehouse = ${warehouse}),
      (select count(*) from account_erasure where warehouse = ${warehouse} and done_at is not null))) as state`;
  return row?.state ?? "";
}

/** The count that was kept for a state; undefined for any other. */
export async function readKeptExtraction(warehouse: Warehouse, state: string): Promise<number | undefined> {
  const [row] = await warehouse.rows<{ exchanges: string }>(
    "SELECT exchanges FROM extraction_week WHERE state = {state:String} LIMIT 1",
    { state },
  );
  return row === undefined ? undefined : Number(row.exchanges);
}

/** Keeps a count in the place of any other. */
export async function writeKeptExtraction(warehouse: Warehouse, state: string, exchanges: number): Promise<void> {
  await warehouse.command("TRUNCATE TABLE extraction_week");
  await warehouse.insert("extraction_week", [{ state, exchanges }]);
}
