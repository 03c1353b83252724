import type { Database } from "@/lib/db";
import { markRead, oldestUnread } from "./store/quarantine";

export interface Quarantined {
  partnerId: string;
  objects: unknown[];
}

/**
 * Objects of one partner that nothing has looked into yet, the oldest first, for whoever reads them in this transaction: with its commit they
 * are read. Several processes may do it side by side. Undefined when none waits.
 */
export async function takeQuarantined(tx: Database, limit: number, now: Date): Promise<Quarantined | undefined> {
  const rows = await oldestUnread(tx, limit);
  const [first] = rows;
  if (first === undefined) return undefined;
  await markRead(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return { partnerId: first.partnerId, objects: rows.map(({ content }): unknown => JSON.parse(content)) };
}
