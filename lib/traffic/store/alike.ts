import { contentLevels } from "@/lib/content";
import type { Warehouse } from "@/lib/warehouse";

/** What tells how an exchange is worded, as ids: 0 where it has none. */
export interface Wording {
  template: string;
  prefix: string;
  suffix: string;
  systemPrompt: string;
}

const ids =
  "toString(template_id) AS template, toString(prefix_id) AS prefix, toString(suffix_id) AS suffix, toString(system_prompt_id) AS systemPrompt";

export async function readWording(
  warehouse: Warehouse,
  accountId: string,
  exchangeId: string,
): Promise<Wording | undefined> {
  const [row] = await warehouse.rows<Wording>(
    `SELECT ${ids} FROM exchange WHERE account_id = {accountId:String} AND exchange_id = {exchangeId:String} LIMIT 1`,
    { accountId, exchangeId },
  );
  return row;
}

/** Masked words that are compared: a prompt's further ones are told apart well before. */
const comparedWords = 400;
/** Words in a row that are one shingle (Broder 1997). */
const shingle = 3;

const maskedWords = contentLevels[0]?.[0]?.expression ?? "";
const tokens = `arraySlice(splitByChar(' ', ${maskedWords}), 1, ${comparedWords})`;
/** The set of hashes of every few words in a row; of a text that is shorter, the text. */
const shinglesOf = (list: string): string =>
  `if(length(${list}) < ${shingle}, [cityHash64(${list})],
    arrayDistinct(arrayMap(i -> cityHash64(arraySlice(${list}, i, ${shingle})), range(1, toUInt32(length(${list}) - ${shingle - 2})))))`;

const shingled = (columns: string, from: string): string =>
  `SELECT ${columns}, prompt != '' AS has_words, ${shinglesOf("tokens")} AS shingles
   FROM (SELECT *, ${tokens} AS tokens FROM (${from}))`;

const chosen = "WHERE account_id = {accountId:String} AND exchange_id = {exchangeId:String} LIMIT 1";

export interface AlikeExchange {
  exchangeId: string;
  accountId: string;
  /** Milliseconds, as text. */
  at: string;
  model: string;
  capability: string;
  /** Share of the shingles of both that they have in common; null where the words of one are not kept. */
  similarity: number | null;
  sameTemplate: number;
}

export interface AlikeQuery extends Wording {
  accountId: string;
  exchangeId: string;
  /** Whose exchanges are compared, and how many of each at most. */
  accountIds: readonly string[];
  each: number;
  most: number;
}

/** Exchanges of some accounts that share a template, a wrapper or a system prompt with one, the most similar first. */
export const readAlike = (warehouse: Warehouse, query: AlikeQuery): Promise<AlikeExchange[]> =>
  warehouse.rows<AlikeExchange>(
    `WITH (SELECT if(has_words, shingles, []) FROM (${shingled("exchange_id", `SELECT exchange_id, prompt FROM exchange ${chosen}`)})) AS own
     SELECT exchange_id AS exchangeId, account_id AS accountId, toUnixTimestamp64Milli(ts) AS at, model, capability,
       template_id != 0 AND template_id = {template:UInt64} AS sameTemplate,
       if(empty(own) OR NOT has_words, NULL,
         length(arrayIntersect(own, shingles)) / length(arrayDistinct(arrayConcat(own, shingles)))) AS similarity
     FROM (${shingled(
       "exchange_id, account_id, ts, model, capability, template_id",
       `SELECT exchange_id, account_id, ts, model, capability, template_id, prompt FROM exchange
        WHERE account_id IN {accountIds:Array(String)} AND (
          template_id != 0 AND template_id = {template:UInt64} OR prefix_id != 0 AND prefix_id = {prefix:UInt64}
          OR suffix_id != 0 AND suffix_id = {suffix:UInt64} OR system_prompt_id != 0 AND system_prompt_id = {systemPrompt:UInt64})
        ORDER BY template_id = {template:UInt64} DESC, ts DESC, exchange_id LIMIT {each:UInt32} BY account_id`,
     )})
     ORDER BY sameTemplate OR coalesce(similarity, 0) = 1 DESC, coalesce(similarity, 0) DESC, ts DESC, exchange_id LIMIT {most:UInt32}`,
    { ...query },
  );
