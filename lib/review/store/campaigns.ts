import type { Database } from "@/lib/db";
import { latestPublished } from "@/lib/detection";
import type { Warehouse } from "@/lib/warehouse";

/** Since when each open campaign waits: it was found, newer evidence brought it back, or a decision on it was taken back. */
export async function readWaitingSince(db: Database): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ id: string; since: Date }[]>`
    select c.id::text as id, greatest(c.created_at,
      (select max(found_at) from campaign_difference d where d.campaign_id = c.id),
      (select max(at) from decision d where d.campaign_id = c.id and d.account_id is null and d.kind = 'reverse')) as since
    from campaign c where c.status = 'open' and c.retired_at is null`;
  return new Map(rows.map(({ id, since }) => [id, since]));
}

export const readOpenCampaigns = (db: Database) =>
  db.campaign.findMany({ where: { status: "open", retiredAt: null }, omit: { scoreTerms: true, explanation: true } });

/** Exchanges of each campaign's core since the start of an hour (milliseconds), as the run published last has its members. */
export async function countCoreSince(db: Database, store: Warehouse, from: number): Promise<Map<string, number>> {
  const run = await latestPublished(db);
  if (run === null) return new Map();
  const rows = await store.rows<{ campaign: string; exchanges: string }>(
    `SELECT toString(core.campaign_id) AS campaign, sum(busy.exchanges) AS exchanges
     FROM (
       SELECT account_id, sum(exchanges) AS exchanges FROM account_hour
       WHERE hour >= toDateTime({from:UInt32}, 'UTC') AND account_id IN (
         SELECT account_id FROM run_verdict WHERE run_id = {run:UUID} AND tier = 'core')
       GROUP BY account_id) AS busy
     INNER JOIN (SELECT account_id, campaign_id FROM run_verdict WHERE run_id = {run:UUID} AND tier = 'core') AS core
     ON core.account_id = busy.account_id GROUP BY core.campaign_id`,
    { run: run.id, from: Math.floor(from / 1000) },
  );
  return new Map(rows.map(({ campaign, exchanges }) => [campaign, Number(exchanges)]));
}
