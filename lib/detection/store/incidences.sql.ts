import type { ValueKind } from "../contract";
import { numberedAccounts } from "./numbered.sql";

/** How a value is computed from an exchange, for the kinds that traffic shows. */
export const trafficValues: Partial<Record<ValueKind, string>> = {
  ip: "sipHash64(toString(ip))",
  ip_prefix: "sipHash64(cutIPv6(ip, 10, 1))",
  user_agent: "sipHash64(user_agent)",
  client_fingerprint: "sipHash64(client_fingerprint)",
  template: "template_id",
  prefix: "prefix_id",
  suffix: "suffix_id",
  system_prompt: "system_prompt_id",
  tool_schema: "tool_schema_id",
};

/** Whether a value is imported with an account, and gone when another is imported in its place. */
export const isAttribute = (kind: ValueKind): boolean =>
  trafficValues[kind] === undefined && kind !== "first_call_window";

/** What a run reads: accounts with their index, and what is there of them. */
export interface Tables {
  numbered: string;
  exchange: string;
  /** Exchanges among which an account's first one may be. */
  firstOnes: string;
  account: string;
}

export const everything: Tables = {
  numbered: numberedAccounts,
  exchange: "exchange",
  firstOnes: "exchange",
  account: "account_latest",
};

const tablesOf = (accounts: string, numbered: string): Tables => {
  const exchange = `(SELECT * FROM exchange WHERE account_id IN (${accounts}))`;
  const account = `(SELECT * FROM account_latest WHERE account_id IN (${accounts}))`;
  return { numbered, exchange, firstOnes: exchange, account };
};

const memberIds = "SELECT account_id FROM detection_member WHERE run_id = {run:UUID}";
/** Accounts in groups of the run. */
export const membersOnly = tablesOf(memberIds, `${numberedAccounts} AND account_id IN (${memberIds})`);

/** Accounts by id: `{accounts:Array(String)}`. */
export const namedOnly = tablesOf(
  "{accounts:Array(String)}",
  "SELECT arrayJoin(arrayDistinct({accounts:Array(String)})) AS account_id, 0 AS i",
);

/**
 * A source gives (account_id, value UInt64, slot UInt32, n, enough): what each account shows, each row once, and whether these rows alone
 * are enough for it to hold the value.
 */
const attribute = (column: string, { account }: Tables): string =>
  `SELECT account_id, sipHash64(${column}) AS value, 0 AS slot, 1 AS n, 1 AS enough FROM ${account} WHERE ${column} != ''`;

/** Windows of `hours` at two offsets, so that events at most half a window apart share at least one. */
const windows = (column: string, source: string, hours: number): string => `
  SELECT DISTINCT account_id, toUInt64(intDiv(at + arrayJoin([0, 1]) * ${hours * 1800}, ${hours * 3600})) AS value,
    toUInt32(0) AS slot, 1 AS n, 1 AS enough
  FROM (SELECT account_id, toUnixTimestamp(${column}) AS at FROM ${source})`;

const traffic = (value: string, { exchange }: Tables, where: string, enough = "1"): string =>
  `SELECT account_id, ${value} AS value, 0 AS slot, count() AS n, ${enough} AS enough FROM ${exchange} WHERE ${where} GROUP BY account_id, value`;

/** An address counts for a day at a time: leases move on, and a holder of another day shares nothing. */
const daily = (value: string, { exchange }: Tables): string =>
  `SELECT account_id, ${value} AS value, toUInt32(toRelativeDayNum(ts)) AS slot, count() AS n, 1 AS enough
   FROM ${exchange} WHERE ip != toIPv6('::') GROUP BY account_id, value, slot`;

/** A wrapper surrounds different questions: an account shows it with at least two. */
const wrapper = (column: string, tables: Tables): string =>
  traffic(column, tables, `${column} != 0`, "uniqExact(template_id) >= 2");

const firstCalls = ({ firstOnes }: Tables): string => `(
  SELECT account_id, min(ts) AS first_call FROM ${firstOnes} GROUP BY account_id
  HAVING first_call > (SELECT min(ts) + INTERVAL 3 DAY FROM exchange))`;

/** What each account holds, by kind. */
export const incidenceSources = (signupWindowHours: number, of: Tables): Record<ValueKind, string> => ({
  card: attribute("payment_fingerprint", of),
  phone: attribute("phone_hash", of),
  device: attribute("device_fingerprint", of),
  mail: attribute("email_hash", of),
  ip: daily("sipHash64(toString(ip))", of),
  ip_prefix: daily("sipHash64(cutIPv6(ip, 10, 1))", of),
  user_agent: traffic("sipHash64(user_agent)", of, "user_agent != ''"),
  client_fingerprint: traffic("sipHash64(client_fingerprint)", of, "client_fingerprint != ''"),
  template: traffic("template_id", of, "template_id != 0"),
  prefix: wrapper("prefix_id", of),
  suffix: wrapper("suffix_id", of),
  system_prompt: traffic("system_prompt_id", of, "system_prompt_id != 0"),
  tool_schema: traffic("tool_schema_id", of, "tool_schema_id != 0", "uniqExact(template_id) >= 2"),
  signup_ip: `SELECT account_id, sipHash64(toString(signup_ip)) AS value, 0 AS slot, 1 AS n, 1 AS enough FROM ${of.account} WHERE signup_ip != toIPv6('::')`,
  mail_domain: attribute("email_domain", of),
  referrer: attribute("referrer_code", of),
  signup_window: windows("created_at", `${of.account} WHERE created_at IS NOT NULL`, signupWindowHours),
  first_call_window: windows("first_call", firstCalls(of), signupWindowHours),
});

/** What numbered accounts show, by index. */
export const shown = (source: string): string => `
  SELECT h.value AS value, h.slot AS slot, numbered.i AS i, toUInt32(h.n) AS n, toUInt8(h.enough) AS enough
  FROM (${source}) AS h INNER JOIN (${numberedAccounts}) AS numbered ON numbered.account_id = h.account_id`;

/** Values of a kind that at least two accounts hold, with the holders by index; without them where more than `{most:UInt64}` do. */
export const sharedValuesQuery = (source: string): string => `
  SELECT toString(value) AS value, slot, toUInt32(count()) AS overall,
    if(count() > {most:UInt64}, [], groupArray(i)) AS accounts, if(count() > {most:UInt64}, [], groupArray(n)) AS exchanges
  FROM (${shown(source)}) WHERE enough
  GROUP BY value, slot
  HAVING count() >= 2`;

/** Accounts that have anything at all in each family, by family name. */
export const availabilityQuery = ({ numbered, exchange, account }: Tables): string => `
  WITH numbered AS (${numbered})
  SELECT account_id, toUInt8(bitOr(from_traffic, from_attributes)) AS mask FROM (
    SELECT numbered.account_id AS account_id, t.mask AS from_traffic, a.mask AS from_attributes, numbered.i AS i
    FROM numbered
    LEFT JOIN (
      SELECT account_id, toUInt8(4 * max(ip != toIPv6('::')) + 8 * max(user_agent != '' OR client_fingerprint != '')
        + 16 * max(template_id != 0 OR system_prompt_id != 0) + 64) AS mask
      FROM ${exchange} GROUP BY account_id) AS t ON t.account_id = numbered.account_id
    LEFT JOIN (
      SELECT account_id, toUInt8((payment_fingerprint != '') + 2 * (phone_hash != '' OR device_fingerprint != '' OR email_hash != '')
        + 4 * (signup_ip != toIPv6('::')) + 32 * (created_at IS NOT NULL OR email_domain != '' OR referrer_code != '')) AS mask
      FROM ${account}) AS a ON a.account_id = numbered.account_id)
  ORDER BY i`;
