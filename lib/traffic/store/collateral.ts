import { day } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";

export interface Counted {
  label: string;
  accounts: number;
}

/** Who some accounts are, as far as their attributes say. */
export interface People {
  known: number;
  verified: number;
  programs: Counted[];
  ages: Counted[];
  owners: Counted[];
}

const held = "FROM account_current FINAL WHERE account_id IN {accountIds:Array(String)}";
const ages = `multiIf(created_at IS NULL, 'unknown', age < 7, 'under a week', age < 30, 'under a month', age < 180, 'under half a year',
  age < 365, 'under a year', 'a year and more')`;
const peopleQuery = `
  SELECT 'program' AS what, if(program = '', 'none', toString(program)) AS label, toUInt32(count()) AS accounts, toUInt32(sum(organization_verified)) AS verified
  ${held} GROUP BY label
  UNION ALL
  SELECT 'age', ${ages} AS label, toUInt32(count()), 0 FROM (SELECT created_at, dateDiff('day', created_at, fromUnixTimestamp64Milli({now:Int64})) AS age ${held}) GROUP BY label
  UNION ALL
  SELECT * FROM (
    SELECT 'owner', if(parent_account_id != '', parent_account_id, reseller_id) AS label, toUInt32(count()) AS accounts, 0 ${held}
    GROUP BY label HAVING label != '' ORDER BY accounts DESC, label LIMIT 10)`;

export async function readPeople(warehouse: Warehouse, accountIds: readonly string[], now: Date): Promise<People> {
  const rows = await warehouse.rows<Counted & { what: string; verified: number }>(peopleQuery, {
    accountIds,
    now: now.getTime(),
  });
  const of = (what: string): Counted[] =>
    rows
      .filter((row) => row.what === what)
      .map(({ label, accounts }) => ({ label, accounts }))
      .sort((a, b) => b.accounts - a.accounts || (a.label < b.label ? -1 : 1));
  const sum = (key: "accounts" | "verified") =>
    rows.reduce((total, row) => total + (row.what === "program" ? row[key] : 0), 0);
  return {
    known: sum("accounts"),
    verified: sum("verified"),
    programs: of("program"),
    ages: of("age"),
    owners: of("owner"),
  };
}

/** What some accounts did in the week up to a time. */
export interface Week {
  exchanges: number;
  outputTokens: number;
}

const usedQuery = `
  SELECT toFloat64(sum(exchanges)) AS exchanges, toFloat64(sum(output_tokens)) AS outputTokens FROM account_hour
  WHERE account_id IN {accountIds:Array(String)} AND hour >= fromUnixTimestamp64Milli({from:Int64}) AND hour <= fromUnixTimestamp64Milli({to:Int64})`;

export async function readWeek(warehouse: Warehouse, accountIds: readonly string[], to: Date): Promise<Week> {
  const params = { accountIds, from: to.getTime() - 7 * day, to: to.getTime() };
  const [used] = await warehouse.rows<Week>(usedQuery, params);
  return { exchanges: used?.exchanges ?? 0, outputTokens: used?.outputTokens ?? 0 };
}
