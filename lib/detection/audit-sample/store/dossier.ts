import { elicitationKinds } from "@/lib/content";
import type { Warehouse } from "@/lib/warehouse";
import { extractionMask } from "../../store/profiles.sql";

export interface TrafficFigures {
  exchanges: number;
  firstSeen: string;
  lastSeen: string;
  activeDays: number;
  hours: number[];
  capabilities: [string, number][];
  /** By the bit of the sign. */
  signs: number[];
  eliciting: number;
  templates: number;
  withContent: number;
  sessions: number;
  withSession: number;
  addresses: number;
  networks: number;
  clients: number;
  models: number;
  inputTokens: number;
  outputTokens: number;
}

const count = (condition: string) => `toUInt32(countIf(${condition}))`;
const distinct = (column: string, empty: string) => `toUInt32(uniqExactIf(${column}, ${column} != ${empty}))`;
const signs = elicitationKinds.map((_, bit) => count(`bitTest(elicitation, ${bit})`));

/** What one account did, as anybody could count it. */
export async function readTrafficFigures(store: Warehouse, accountId: string): Promise<TrafficFigures | undefined> {
  const [row] = await store.rows<TrafficFigures>(
    `SELECT toUInt32(count()) AS exchanges, min(ts) AS firstSeen, max(ts) AS lastSeen,
       toUInt32(uniqExact(toDate(ts))) AS activeDays,
       arrayMap(h -> toUInt32(h), sumForEach(arrayMap(h -> toHour(ts) = h, range(24)))) AS hours,
       arrayMap(c -> (c, toUInt32(countEqual(groupArray(capability), c))), groupUniqArray(capability)) AS capabilities,
       [${signs.join(", ")}] AS signs, ${count(`bitAnd(elicitation, ${extractionMask}) != 0`)} AS eliciting,
       ${distinct("template_id", "0")} AS templates, ${count("template_id != 0")} AS withContent,
       ${distinct("session_id", "''")} AS sessions, ${count("session_id != ''")} AS withSession,
       ${distinct("ip", "toIPv6('::')")} AS addresses, ${distinct("asn", "0")} AS networks,
       toUInt32(uniqExactIf((user_agent, client_fingerprint), user_agent != '' OR client_fingerprint != '')) AS clients,
       toUInt32(uniqExact(model)) AS models,
       toFloat64(sum(input_tokens)) AS inputTokens, toFloat64(sum(output_tokens)) AS outputTokens
     FROM exchange WHERE account_id = {accountId:String}`,
    { accountId },
  );
  return row && row.exchanges > 0 ? row : undefined;
}

/** Some exchanges of an account in an order that the seed decides: for reading, not for counting. */
export async function readExchangeIds(
  store: Warehouse,
  accountId: string,
  seed: number,
  most: number,
): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT exchange_id AS id FROM exchange WHERE account_id = {accountId:String}
     ORDER BY sipHash64(toString({seed:UInt32}), exchange_id) LIMIT {most:UInt32}`,
    { accountId, seed, most },
  );
  return rows.map(({ id }) => id);
}
