import type { Warehouse } from "@/lib/warehouse";
import type { Family, Tier, Verdict } from "../contract";
import { dropOtherRuns } from "./run-tables";

/** What a run said of one account. */
export interface RunVerdict {
  run_id: string;
  account_id: string;
  campaign_id: string;
  tier: Tier;
  verdict: Verdict;
  /** Nats of membership, and by how much they exceed what was asked. */
  score: number;
  margin: number;
  /** Families that the account has anything in, and those that spoke for its membership. */
  available: Family[];
  spoke: Family[];
}

const background = { background: true } as const;

export const writeVerdicts = (store: Warehouse, rows: readonly RunVerdict[]): Promise<number> =>
  store.insert("run_verdict", rows, background);

/** Takes over what another run said of some campaigns. */
export async function keepVerdicts(store: Warehouse, from: string, to: string, campaigns: readonly string[]) {
  if (campaigns.length === 0) return;
  await store.command(
    `INSERT INTO run_verdict SELECT * REPLACE({to:UUID} AS run_id) FROM (
       SELECT * FROM run_verdict WHERE run_id = {from:UUID} AND campaign_id IN {campaigns:Array(UUID)})`,
    { from, to, campaigns },
    background,
  );
}

/** Drops what no screen compares any more. */
export const dropVerdicts = (store: Warehouse, keep: readonly string[]): Promise<void> =>
  dropOtherRuns(store, ["run_verdict"], keep);

/** The accounts of each campaign that a run found. */
export async function readRunMembers(store: Warehouse, runId: string): Promise<Map<string, Set<string>>> {
  const members = new Map<string, Set<string>>();
  const blocks = store.stream<{ campaign: string; account: string }>(
    "SELECT toString(campaign_id) AS campaign, account_id AS account FROM run_verdict WHERE run_id = {run:UUID}",
    { run: runId },
    background,
  );
  for await (const block of blocks) {
    for (const { campaign, account } of block) {
      const known = members.get(campaign);
      if (known) known.add(account);
      else members.set(campaign, new Set([account]));
    }
  }
  return members;
}

/** What the stored data is, as far as a run can tell two states apart. */
export interface DataState {
  exchanges: number;
  from: string | null;
  to: string | null;
  /** When attributes or releases were last imported; milliseconds. */
  attributesAt: number;
}

export async function readDataState(store: Warehouse): Promise<DataState> {
  const [row] = await store.rows<{ exchanges: string; from: string; to: string; at: string }>(
    `SELECT count() AS exchanges, min(ts) AS from, max(ts) AS to,
       (SELECT max(toUnixTimestamp64Milli(recorded_at)) FROM
         (SELECT recorded_at FROM account UNION ALL SELECT recorded_at FROM model_release)) AS at
     FROM exchange`,
    {},
    background,
  );
  const exchanges = Number(row?.exchanges ?? 0);
  const any = exchanges > 0;
  return {
    exchanges,
    from: any ? (row?.from ?? null) : null,
    to: any ? (row?.to ?? null) : null,
    attributesAt: Number(row?.at ?? 0),
  };
}
