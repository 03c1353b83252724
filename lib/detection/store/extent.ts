import type { Warehouse } from "@/lib/warehouse";

export interface Extent {
  accounts: number;
  exchanges: number;
  from: string | null;
  to: string | null;
  /** Models whose release is known. */
  releases: number;
}

/** How much there is to run over. */
export async function readExtent(store: Warehouse, signal?: AbortSignal): Promise<Extent> {
  const [row] = await store.rows<{ exchanges: string; from: string; to: string; releases: string }>(
    "SELECT count() AS exchanges, min(ts) AS from, max(ts) AS to, (SELECT count() FROM model_release_latest) AS releases FROM exchange",
    {},
    { background: true, ...(signal ? { signal } : {}) },
  );
  const exchanges = Number(row?.exchanges ?? 0);
  return {
    accounts: 0,
    exchanges,
    from: exchanges > 0 ? (row?.from ?? null) : null,
    to: exchanges > 0 ? (row?.to ?? null) : null,
    releases: Number(row?.releases ?? 0),
  };
}
