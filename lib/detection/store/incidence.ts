import type { Warehouse } from "@/lib/warehouse";
import type { Family, ValueKind } from "../contract";

export interface CampaignIncidence {
  run_id: string;
  campaign_id: string;
  family: Family;
  kind: ValueKind;
  value: string;
  account_id: string;
  exchanges: number;
  weight: number;
}

const rowsPerInsert = 50_000;

/** Keeps what a run used for its campaigns: who holds which value. */
export async function writeIncidences(store: Warehouse, rows: readonly CampaignIncidence[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    await store.insert("campaign_incidence", rows.slice(at, at + rowsPerInsert), { background: true });
  }
}

/** Drops what runs kept that no campaign refers to any more. */
export async function dropIncidences(store: Warehouse, keep: readonly string[]): Promise<void> {
  const rows = await store.rows<{ run: string }>(
    "SELECT DISTINCT toString(run_id) AS run FROM campaign_incidence",
    {},
    { background: true },
  );
  const kept = new Set(keep);
  for (const { run } of rows) {
    if (!kept.has(run)) await store.command(`ALTER TABLE campaign_incidence DROP PARTITION '${run}'`);
  }
}
