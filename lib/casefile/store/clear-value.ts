import { prefixText, suffixText, templateText } from "@/lib/content";
import type { ValueKind } from "@/lib/detection/contract";
import type { Warehouse } from "@/lib/warehouse";

/** Where a kind of value stands in clear: what its key is the hash of, and how it is shown. */
interface Place {
  table: "account" | "exchange";
  hash: string;
  text: string;
}

const inAccount = (text: string): Place => ({ table: "account", hash: `sipHash64(${text})`, text });
const inExchange = (text: string): Place => ({ table: "exchange", hash: `sipHash64(${text})`, text });
const inWords = (hash: string, text: string): Place => ({ table: "exchange", hash, text });
const withoutPrefix = (address: string): string => `replaceRegexpOne(${address}, '^::ffff:', '')`;
const subnet = "cutIPv6(ip, 10, 1)";

const places: Partial<Record<ValueKind, Place>> = {
  card: inAccount("payment_fingerprint"),
  phone: inAccount("phone_hash"),
  device: inAccount("device_fingerprint"),
  mail: inAccount("email_hash"),
  mail_domain: inAccount("email_domain"),
  referrer: inAccount("referrer_code"),
  signup_ip: { ...inAccount("toString(signup_ip)"), text: withoutPrefix("toString(signup_ip)") },
  ip: { ...inExchange("toString(ip)"), text: withoutPrefix("toString(ip)") },
  ip_prefix: { ...inExchange(subnet), text: withoutPrefix(subnet) },
  user_agent: inExchange("user_agent"),
  client_fingerprint: inExchange("client_fingerprint"),
  template: inWords("template_id", templateText("prompt")),
  prefix: inWords("prefix_id", prefixText("prompt")),
  suffix: inWords("suffix_id", suffixText("prompt")),
  system_prompt: inWords("system_prompt_id", templateText("system_prompt")),
  tool_schema: inWords("tool_schema_id", "arrayStringConcat(arraySort(tools), ', ')"),
};

export interface ValueOfCampaign {
  runId: string;
  campaignId: string;
  kind: ValueKind;
  value: string;
}

/** Some holders of a value in a campaign; none when the campaign does not rest on it. */
export async function readSomeHolders(warehouse: Warehouse, params: ValueOfCampaign): Promise<string[]> {
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM campaign_incidence
     WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND kind = {kind:String} AND value = {value:UInt64}
     ORDER BY id LIMIT 20`,
    { ...params },
  );
  return rows.map((row) => row.id);
}

/** A shared value in clear as some of its holders carry it, words masked as they are compared; undefined when none of them still does. */
export async function readClearValue(
  warehouse: Warehouse,
  { kind, value }: ValueOfCampaign,
  holders: readonly string[],
): Promise<string | undefined> {
  const place = places[kind];
  if (place === undefined) return undefined;
  const [row] = await warehouse.rows<{ text: string }>(
    `SELECT ${place.text} AS text FROM ${place.table}
     WHERE account_id IN {holders:Array(String)} AND ${place.hash} = {value:UInt64} AND text != '' LIMIT 1`,
    { value, holders },
  );
  return row?.text;
}
