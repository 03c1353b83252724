import type { Warehouse } from "@/lib/warehouse";

/** What an account did, all in all. */
export interface Use {
  accountId: string;
  from: Date;
  to: Date;
  /** The most used first. */
  models: string[];
  exchanges: number;
  outputTokens: number;
}

const query = `
  SELECT id, toFloat64(toUnixTimestamp(min(first))) AS first, toFloat64(toUnixTimestamp(max(last))) AS last,
    arrayMap(one -> one.2, arrayReverseSort(one -> (one.1, one.2), groupArray((used, model)))) AS models,
    toFloat64(sum(used)) AS exchanges, toFloat64(sum(tokens)) AS outputTokens
  FROM (
    SELECT account_id AS id, toString(model) AS model, min(hour) AS first, max(hour) AS last, sum(exchanges) AS used, sum(output_tokens) AS tokens
    FROM account_hour WHERE account_id IN {accountIds:Array(String)} AND hour <= fromUnixTimestamp64Milli({until:Int64})
    GROUP BY id, model)
  GROUP BY id`;

/** What each of some accounts did up to a time, by the hour; those of whom nothing is stored are not among them. */
export async function readUse(
  warehouse: Warehouse,
  accountIds: readonly string[],
  until: Date,
): Promise<Map<string, Use>> {
  if (accountIds.length === 0) return new Map();
  const rows = await warehouse.rows<{
    id: string;
    first: number;
    last: number;
    models: string[];
    exchanges: number;
    outputTokens: number;
  }>(query, { accountIds, until: until.getTime() });
  return new Map(
    rows.map(({ id, first, last, ...use }) => [
      id,
      { ...use, accountId: id, from: new Date(first * 1000), to: new Date(last * 1000) },
    ]),
  );
}
