import type { Warehouse } from "@/lib/warehouse";
import type { RunChanges } from "../contract";
import { replayQuery } from "./replay.sql";

/** How many accounts were newly flagged, released, moved or changed from one run to another, by the verdicts kept of both. */
export async function readChanges(store: Warehouse, from: string, to: string): Promise<RunChanges> {
  const rows = await store.rows<{ change: keyof RunChanges; accounts: number }>(
    `SELECT change, toUInt32(count()) AS accounts FROM (${replayQuery}) WHERE change != '' GROUP BY change`,
    { before_run: from, after_run: to },
    { background: true },
  );
  const changes: RunChanges = { newly_flagged: 0, released: 0, moved: 0, changed: 0 };
  for (const { change, accounts } of rows) changes[change] = accounts;
  return changes;
}
