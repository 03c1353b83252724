import { hour } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";

/** After so long a request counts half. */
const halfLifeHours = 6;

const query = `
  SELECT account_id AS id, sum(elicited * weight) / sum(exchanges * weight) AS share FROM (
    SELECT account_id, elicited, exchanges,
      exp2(-dateDiff('hour', account_hour.hour, fromUnixTimestamp64Milli({to:Int64})) / ${halfLifeHours}) AS weight
    FROM account_hour WHERE account_id IN {accountIds:Array(String)}
      AND account_hour.hour >= fromUnixTimestamp64Milli({from:Int64}) AND account_hour.hour <= fromUnixTimestamp64Milli({to:Int64}))
  GROUP BY account_id`;

/**
 * Share of the requests of the 24 hours up to a time that ask for training material, those of six hours ago counting half as much as
 * those of now. Accounts without requests in that time are left out.
 */
export async function readElicitedShares(
  warehouse: Warehouse,
  accountIds: readonly string[],
  to: Date,
): Promise<Map<string, number>> {
  const params = { accountIds, from: to.getTime() - 24 * hour, to: to.getTime() };
  const rows = await warehouse.rows<{ id: string; share: number }>(query, params);
  return new Map(rows.map(({ id, share }) => [id, share]));
}
