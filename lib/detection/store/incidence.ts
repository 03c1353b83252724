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
  /** Nats for a pair of accounts that share the value. */
  weight: number;
  hub: 0 | 1;
  /** Accounts of the campaign, and of all, that hold the value. */
  here: number;
  overall: number;
  /** Nats for this account: what the value says alone, and what it adds beside stronger ones of its family; 0 when it does not count. */
  alone: number;
  counts: number;
}

const rowsPerInsert = 50_000;

/** Keeps what a run used for its campaigns: who holds which value. Takes the rows one by one; gives how many there were. */
export async function writeIncidences(store: Warehouse, rows: Iterable<CampaignIncidence>): Promise<number> {
  let written = 0;
  let some: CampaignIncidence[] = [];
  const flush = async () => {
    await store.insert("campaign_incidence", some, { background: true });
    written += some.length;
    some = [];
  };
  for (const row of rows) {
    some.push(row);
    if (some.length === rowsPerInsert) await flush();
  }
  await flush();
  return written;
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
