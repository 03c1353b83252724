import type { Warehouse } from "@/lib/warehouse";

const columns = { account: "account_id", key: "api_key_id", end_user: "end_user_id" } as const;

/** When a subject first and last had an exchange after a moment. */
export interface TrafficSince {
  first: Date;
  last: Date;
}

/**
 * Exchanges that were answered, of subjects each after a moment of its own (of several for one subject the earliest). What a gateway
 * refused or slowed down does not count. Subjects without any are left out.
 */
export async function readTrafficSince(
  warehouse: Warehouse,
  subject: keyof typeof columns,
  asked: readonly { id: string; since: Date }[],
): Promise<Map<string, TrafficSince>> {
  const since = new Map<string, number>();
  for (const { id, since: at } of asked)
    since.set(id, Math.min(since.get(id) ?? Number.POSITIVE_INFINITY, at.getTime()));
  if (since.size === 0) return new Map();
  const ids = [...since.keys()];
  const column = columns[subject];
  const rows = await warehouse.rows<{ id: string; first: string; last: string }>(
    `SELECT ${column} AS id, toString(toUnixTimestamp64Milli(min(ts))) AS first, toString(toUnixTimestamp64Milli(max(ts))) AS last
     FROM exchange
     WHERE ${column} IN {ids:Array(String)} AND ts > fromUnixTimestamp64Milli({earliest:Int64})
       AND status NOT IN ('refused', 'error', 'throttled')
       AND toUnixTimestamp64Milli(ts) > transform(${column}, {ids:Array(String)}, {since:Array(Int64)}, toInt64(9223372036854775807))
     GROUP BY id`,
    { ids, since: ids.map((id) => since.get(id)), earliest: Math.min(...since.values()) },
    { background: true },
  );
  return new Map(
    rows.map(({ id, first, last }) => [id, { first: new Date(Number(first)), last: new Date(Number(last)) }]),
  );
}
