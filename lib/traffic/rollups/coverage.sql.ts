import { day, hour, minute } from "@/lib/kernel";
import type { CoveredField } from "../coverage/fields";

/** When an exchange has anything of a family that traffic shows. */
const present = {
  network: "ip != toIPv6('::')",
  client: "(user_agent != '' OR client_fingerprint != '')",
  content: "(template_id != 0 OR system_prompt_id != 0)",
};

/** When an exchange has a field. Of words the hashes tell it, so that no words are read. */
const presentField: Record<CoveredField, string> = {
  ip: present.network,
  asn: "(asn != 0 OR as_org != '')",
  user_agent: "user_agent != ''",
  client_fingerprint: "client_fingerprint != ''",
  prompt: "template_id != 0",
  system_prompt: "system_prompt_id != 0",
  tools: "tool_schema_id != 0",
  session_id: "session_id != ''",
  end_user_id: "end_user_id != ''",
  api_key_id: "api_key_id != ''",
  max_tokens: "max_tokens != 0",
  output_tokens: "output_tokens != 0",
};

/** Milliseconds from an exchange's own time to the moment at which it was taken in; only where that moment is known. */
const delay = "(toUnixTimestamp64Milli(taken_at) - toUnixTimestamp64Milli(ts))";
const known = "taken_at != toDateTime64(0, 3, 'UTC')";
const delayed = (from: number, to: number): string => `countIf(${known} AND ${delay} >= ${from} AND ${delay} < ${to})`;

const columns: Record<string, string> = {
  day: "toDate(ts)",
  sender: "sender",
  reading: "reading",
  exchanges: "count()",
  ...Object.fromEntries(
    Object.entries({ ...present, ...presentField }).map(([name, has]) => [name, `countIf(${has})`]),
  ),
  ahead: `countIf(${known} AND ${delay} < -${minute})`,
  within_minute: delayed(-minute, minute),
  within_hour: delayed(minute, hour),
  within_day: delayed(hour, day),
  later: `countIf(${known} AND ${delay} >= ${day})`,
  first_seen: "min(ts)",
  last_seen: "max(ts)",
};

/** What `INSERT INTO coverage_day` is followed by, for `{days:Array(Date)}`: a row for each day and source. */
export const coverageOfDays = `
  (${Object.keys(columns).join(", ")})
  SELECT ${Object.values(columns).join(",\n    ")}
  FROM exchange
  LEFT ANY JOIN (
    SELECT batch, any(sender) AS sender, any(reading) AS reading, min(taken_at) AS taken_at FROM batch_source
    WHERE batch IN (SELECT DISTINCT batch FROM exchange WHERE toDate(ts) IN {days:Array(Date)}) GROUP BY batch) AS source
    ON source.batch = exchange.batch
  WHERE toDate(ts) IN {days:Array(Date)} GROUP BY toDate(ts), sender, reading`;
