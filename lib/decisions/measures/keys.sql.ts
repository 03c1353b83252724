import type { Warehouse } from "@/lib/warehouse";

/** The keys that accounts were seen to use. */
export async function readKeys(warehouse: Warehouse, accountIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await warehouse.rows<{ accountId: string; keys: string[] }>(
    `SELECT account_id AS accountId, arraySort(groupUniqArray(200)(api_key_id)) AS keys FROM exchange
     WHERE account_id IN {accountIds:Array(String)} AND api_key_id != '' GROUP BY account_id`,
    { accountIds },
  );
  return new Map(rows.map(({ accountId, keys }) => [accountId, keys]));
}
