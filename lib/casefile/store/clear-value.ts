import type { ValueKind } from "@/lib/detection/contract";
import type { Warehouse } from "@/lib/warehouse";

/** Where a kind of value stands in the account's attributes, in clear. */
const attributes: Partial<Record<ValueKind, string>> = {
  card: "payment_fingerprint",
  phone: "phone_hash",
  device: "device_fingerprint",
  mail: "email_hash",
  mail_domain: "email_domain",
  referrer: "referrer_code",
  signup_ip: "toString(signup_ip)",
};
const plainAddress = "replaceRegexpOne(toString(ip), '^::ffff:', '')";
/** Where it stands in the exchange: what the hash is of, and how it is shown. */
const inTraffic: Partial<Record<ValueKind, { hash: string; text: string }>> = {
  ip: { hash: "sipHash64(toString(ip))", text: plainAddress },
  ip_prefix: { hash: "sipHash64(cutIPv6(ip, 10, 1))", text: "replaceRegexpOne(cutIPv6(ip, 10, 1), '^::ffff:', '')" },
  user_agent: { hash: "sipHash64(user_agent)", text: "user_agent" },
  client_fingerprint: { hash: "sipHash64(client_fingerprint)", text: "client_fingerprint" },
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

/** A shared value in clear as some of its holders carry it; undefined when none of them still does. */
export async function readClearValue(
  warehouse: Warehouse,
  { kind, value }: ValueOfCampaign,
  holders: readonly string[],
): Promise<string | undefined> {
  const column = attributes[kind];
  const traffic = inTraffic[kind];
  if (column === undefined && traffic === undefined) return undefined;
  const query =
    column !== undefined
      ? `SELECT ${column} AS text FROM account WHERE account_id IN {holders:Array(String)} AND sipHash64(${column}) = {value:UInt64} LIMIT 1`
      : `SELECT ${traffic?.text} AS text FROM exchange WHERE account_id IN {holders:Array(String)} AND ${traffic?.hash} = {value:UInt64} LIMIT 1`;
  const [row] = await warehouse.rows<{ text: string }>(query, { value, holders });
  return row?.text.replace(/^::ffff:/, "");
}
