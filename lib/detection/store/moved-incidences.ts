import type { Warehouse } from "@/lib/warehouse";
import type { ValueKind } from "../contract";

const background = { background: true } as const;

export interface CopiedIncidences {
  /** A run and a campaign each, whose rows are copied. */
  from: readonly { runId: string; campaignId: string }[];
  into: { runId: string; campaignId: string };
  /** Only theirs; everybody's when undefined. */
  accountIds?: readonly string[];
}

/**
 * Copies who holds what to another campaign, an account's values once; those of accounts that it has there already are left as they are.
 * What nobody refers to when the transaction fails is dropped with its run.
 */
export async function copyIncidences(store: Warehouse, { from, into, accountIds }: CopiedIncidences): Promise<void> {
  if (from.length === 0) return;
  const place = { run: into.runId, campaign: into.campaignId };
  const known = await store.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM campaign_incidence WHERE run_id = {run:UUID} AND campaign_id = {campaign:UUID}`,
    place,
    background,
  );
  await store.command(
    `INSERT INTO campaign_incidence (run_id, campaign_id, family, kind, value, account_id, exchanges, weight, hub, listed, here, overall, alone,
       counts)
     SELECT {run:UUID}, {campaign:UUID}, family, kind, value, account_id, exchanges, weight, hub, listed,
       toUInt32(count() OVER (PARTITION BY kind, value)), overall, alone, counts
     FROM (SELECT family, kind, value, account_id, max(i.exchanges) AS exchanges, max(i.weight) AS weight, max(i.hub) AS hub, max(i.listed) AS listed,
         max(i.overall) AS overall, max(i.alone) AS alone, max(i.counts) AS counts
       FROM campaign_incidence AS i
       WHERE run_id IN {runs:Array(UUID)} AND campaign_id IN {campaigns:Array(UUID)}
         AND concat(toString(run_id), '/', toString(campaign_id)) IN {sources:Array(String)}
         AND ({everybody:UInt8} OR account_id IN {accounts:Array(String)}) AND account_id NOT IN {known:Array(String)}
       GROUP BY family, kind, value, account_id)`,
    {
      ...{ ...place, known: known.map(({ id }) => id) },
      runs: [...new Set(from.map(({ runId }) => runId))],
      campaigns: [...new Set(from.map(({ campaignId }) => campaignId))],
      sources: from.map(({ runId, campaignId }) => `${runId}/${campaignId}`),
      everybody: accountIds === undefined ? 1 : 0,
      accounts: accountIds ?? [],
    },
    background,
  );
}

/** Forgets who holds what in a campaign, of accounts that are no members of it any more. */
export const forgetIncidences = (store: Warehouse, campaignId: string, accountIds: readonly string[]): Promise<void> =>
  store.command(
    "ALTER TABLE campaign_incidence DELETE WHERE campaign_id = {campaign:UUID} AND account_id IN {accounts:Array(String)}",
    { campaign: campaignId, accounts: accountIds },
    { ...background, settings: { mutations_sync: 2 } },
  );

export const valueKey = (kind: string, value: string): string => `${kind}/${value}`;

/** How many of some accounts, or of all but those, hold each value in a campaign, by `kind/value`; empty when nothing is kept of it. */
export async function countHolders(
  store: Warehouse,
  { runId, campaignId }: { runId: string; campaignId: string },
  among?: { accountIds: readonly string[]; isThem: boolean },
): Promise<Map<string, number>> {
  const rows = await store.rows<{ kind: ValueKind; value: string; holders: number }>(
    `SELECT kind, toString(value) AS value, toUInt32(uniqExactIf(account_id,
       {everybody:UInt8} OR (account_id IN {accounts:Array(String)}) = {them:UInt8})) AS holders
     FROM campaign_incidence WHERE run_id = {run:UUID} AND campaign_id = {campaign:UUID} GROUP BY kind, value`,
    {
      ...{ run: runId, campaign: campaignId, everybody: among === undefined ? 1 : 0 },
      ...{ accounts: among?.accountIds ?? [], them: among?.isThem ? 1 : 0 },
    },
    background,
  );
  return new Map(rows.map(({ kind, value, holders }) => [valueKey(kind, value), holders]));
}
