import type { Warehouse } from "@/lib/warehouse";

export interface PreviewedDays {
  /** Days that go, whole or but for held accounts. */
  going: readonly string[];
  /** Days of which holds keep something. */
  staying: readonly string[];
  /** Those of them that stay whole, whoever is in them. */
  whole: readonly string[];
  /** The table of held accounts. */
  held: string;
}

/** Accounts of which anything goes; accounts of which a hold keeps something. */
export async function countAccounts(
  store: Warehouse,
  { going, staying, whole, held }: PreviewedDays,
): Promise<{ accounts: number; heldAccounts: number }> {
  if (going.length + staying.length === 0) return { accounts: 0, heldAccounts: 0 };
  const isHeld = `account_id IN (SELECT account_id FROM ${held})`;
  const goes = `toDate(ts) IN {going:Array(Date)} AND NOT ${isHeld}`;
  const [row] = await store.rows<{ accounts: string; heldAccounts: string }>(
    `SELECT uniqExactIf(account_id, ${goes}) AS accounts,
       uniqExactIf(account_id, ${isHeld} OR toDate(ts) IN {whole:Array(Date)}) AS heldAccounts
     FROM exchange WHERE toDate(ts) IN {days:Array(Date)}`,
    { going, whole, days: [...new Set([...going, ...staying])] },
    { background: true },
  );
  return { accounts: Number(row?.accounts ?? 0), heldAccounts: Number(row?.heldAccounts ?? 0) };
}
