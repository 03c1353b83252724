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

/** A source gives (account_id, value UInt64, slot UInt32, n): what each account holds, each row once. */
const attribute = (column: string): string =>
  `SELECT account_id, sipHash64(${column}) AS value, 0 AS slot, 1 AS n FROM account_latest WHERE ${column} != ''`;

/** Windows of `hours` at two offsets, so that events at most half a window apart share at least one. */
const windows = (column: string, source: string, hours: number): string => `
  SELECT DISTINCT account_id, toUInt64(intDiv(at + arrayJoin([0, 1]) * ${hours * 1800}, ${hours * 3600})) AS value,
    toUInt32(0) AS slot, 1 AS n
  FROM (SELECT account_id, toUnixTimestamp(${column}) AS at FROM ${source})`;

const traffic = (value: string, where: string, having = ""): string =>
  `SELECT account_id, ${value} AS value, 0 AS slot, count() AS n FROM exchange WHERE ${where} GROUP BY account_id, value ${having}`;

/** An address counts for a day at a time: leases move on, and a holder of another day shares nothing. */
const daily = (value: string): string =>
  `SELECT account_id, ${value} AS value, toUInt32(toRelativeDayNum(ts)) AS slot, count() AS n
   FROM exchange WHERE ip != toIPv6('::') GROUP BY account_id, value, slot`;

/** A wrapper surrounds different questions: an account shows it with at least two. */
const wrapper = (column: string): string => traffic(column, `${column} != 0`, "HAVING uniqExact(template_id) >= 2");

const firstCalls = `(
  SELECT account_id, min(ts) AS first_call FROM exchange GROUP BY account_id
  HAVING first_call > (SELECT min(ts) + INTERVAL 3 DAY FROM exchange))`;

/** What each account holds, by kind. */
export const incidenceSources = (signupWindowHours: number): Record<ValueKind, string> => ({
  card: attribute("payment_fingerprint"),
  phone: attribute("phone_hash"),
  device: attribute("device_fingerprint"),
  mail: attribute("email_hash"),
  ip: daily("sipHash64(toString(ip))"),
  ip_prefix: daily("sipHash64(cutIPv6(ip, 10, 1))"),
  user_agent: traffic("sipHash64(user_agent)", "user_agent != ''"),
  client_fingerprint: traffic("sipHash64(client_fingerprint)", "client_fingerprint != ''"),
  template: traffic("template_id", "template_id != 0"),
  prefix: wrapper("prefix_id"),
  suffix: wrapper("suffix_id"),
  system_prompt: traffic("system_prompt_id", "system_prompt_id != 0"),
  tool_schema: traffic("tool_schema_id", "tool_schema_id != 0", "HAVING uniqExact(template_id) >= 2"),
  signup_ip: `SELECT account_id, sipHash64(toString(signup_ip)) AS value, 0 AS slot, 1 AS n FROM account_latest WHERE signup_ip != toIPv6('::')`,
  mail_domain: attribute("email_domain"),
  referrer: attribute("referrer_code"),
  signup_window: windows("created_at", "account_latest WHERE created_at IS NOT NULL", signupWindowHours),
  first_call_window: windows("first_call", firstCalls, signupWindowHours),
});

/** Values of a kind that at least two and at most `{most:UInt64}` accounts hold, with the holders by index. */
export const sharedValuesQuery = (source: string): string => `
  WITH numbered AS (${numberedAccounts})
  SELECT toString(value) AS value, slot, groupArray(i) AS accounts, groupArray(n) AS exchanges
  FROM (SELECT held.value AS value, held.slot AS slot, numbered.i AS i, toUInt32(held.n) AS n
        FROM (${source}) AS held INNER JOIN numbered ON numbered.account_id = held.account_id)
  GROUP BY value, slot
  HAVING count() BETWEEN 2 AND {most:UInt64}`;

/** Accounts that have anything at all in each family, by family name. */
export const availabilityQuery = `
  WITH numbered AS (${numberedAccounts})
  SELECT account_id, toUInt8(bitOr(from_traffic, from_attributes)) AS mask FROM (
    SELECT numbered.account_id AS account_id, t.mask AS from_traffic, a.mask AS from_attributes, numbered.i AS i
    FROM numbered
    LEFT JOIN (
      SELECT account_id, toUInt8(4 * max(ip != toIPv6('::')) + 8 * max(user_agent != '' OR client_fingerprint != '')
        + 16 * max(template_id != 0 OR system_prompt_id != 0) + 64) AS mask
      FROM exchange GROUP BY account_id) AS t ON t.account_id = numbered.account_id
    LEFT JOIN (
      SELECT account_id, toUInt8((payment_fingerprint != '') + 2 * (phone_hash != '' OR device_fingerprint != '' OR email_hash != '')
       
        + 4 * (signup_ip != toIPv6('::')) + 32 * (created_at IS NOT NULL OR email_domain != '' OR referrer_code != '')) AS mask
      FROM account_latest) AS a ON a.account_id = numbered.account_id)
  ORDER BY i`;
