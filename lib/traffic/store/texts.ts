import { maskExpression } from "@/lib/content";
import type { Warehouse } from "@/lib/warehouse";

/** Texts without the credentials, mail addresses and card numbers in them, masked as exchanges are when they come in. */
export async function maskTexts(warehouse: Warehouse, texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
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
