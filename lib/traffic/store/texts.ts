import { maskExpression } from "@/lib/content";
import type { Warehouse } from "@/lib/warehouse";

/** Characters of one question: texts go as its parameters. */
const atOnce = 20_000;

/** Texts without the credentials, mail addresses and card numbers in them, masked as exchanges are when they come in. */
export async function maskTexts(warehouse: Warehouse, texts: readonly string[]): Promise<string[]> {
  const masked: string[] = [];
  for (let from = 0, to = 0; from < texts.length; from = to) {
    for (let size = 0; to < texts.length && (to === from || size + (texts[to]?.length ?? 0) <= atOnce); to++)
      size += texts[to]?.length ?? 0;
    masked.push(...(await maskSome(warehouse, texts.slice(from, to))));
  }
  return masked;
}

async function maskSome(warehouse: Warehouse, texts: readonly string[]): Promise<string[]> {
  const rows = await warehouse.rows<{ masked: string }>(
    `SELECT ${maskExpression("said")} AS masked FROM (
      SELECT place, {texts:Array(String)}[place] AS said FROM (SELECT arrayJoin(arrayEnumerate({texts:Array(String)})) AS place)) ORDER BY place`,
    { texts: [...texts] },
  );
  return rows.map(({ masked }) => masked);
}

/** Which of some words are ids of own accounts. */
export async function readIdsAmong(warehouse: Warehouse, words: readonly string[]): Promise<string[]> {
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM (
       SELECT account_id FROM account_latest WHERE account_id IN {words:Array(String)}
       UNION ALL SELECT account_id FROM account_day WHERE account_id IN {words:Array(String)}) ORDER BY id`,
    { words: [...words] },
  );
  return rows.map(({ id }) => id);
}
