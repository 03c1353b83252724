import type { Warehouse } from "@/lib/warehouse";
import type { ReplayChange, Tier, Verdict } from "../contract";
import { replayQuery } from "../store/replay.sql";

/** The two runs that are compared. */
export interface ComparedRuns {
  before_run: string;
  after_run: string;
}

export interface FlowRow {
  change: ReplayChange;
  from: string;
  fromVerdict: Verdict | "";
  to: string;
  toVerdict: Verdict | "";
  accounts: number;
  coreBefore: number;
  coreAfter: number;
}

/** Accounts that change, by where they come from and go to; the largest first. */
export const readFlows = (store: Warehouse, runs: ComparedRuns): Promise<FlowRow[]> =>
  store.rows<FlowRow>(
    `SELECT change, from_campaign AS from, from_verdict AS fromVerdict, to_campaign AS to, to_verdict AS toVerdict,
       toUInt32(count()) AS accounts, toUInt32(countIf(from_tier = 'core')) AS coreBefore,
       toUInt32(countIf(to_tier = 'core')) AS coreAfter
     FROM (${replayQuery}) WHERE change != '' GROUP BY change, from, fromVerdict, to, toVerdict
     ORDER BY accounts DESC, change, from, to`,
    { ...runs },
  );

/** How many accounts are flagged on each side. */
export async function readFlagged(store: Warehouse, runs: ComparedRuns) {
  const [row] = await store.rows<{ before: number; coreBefore: number; after: number; coreAfter: number }>(
    `SELECT toUInt32(countIf(was_flagged)) AS before, toUInt32(countIf(was_flagged AND from_tier = 'core')) AS coreBefore,
       toUInt32(countIf(is_flagged)) AS after, toUInt32(countIf(is_flagged AND to_tier = 'core')) AS coreAfter
     FROM (${replayQuery})`,
    { ...runs },
  );
  return row ?? { before: 0, coreBefore: 0, after: 0, coreAfter: 0 };
}

export interface ReplayRow {
  accountId: string;
  change: ReplayChange;
  from: string;
  fromVerdict: Verdict;
  fromTier: Tier;
  fromNats: number;
  to: string;
  toVerdict: Verdict;
  toTier: Tier;
  toNats: number;
}

export interface ReplayFilter {
  change: ReplayChange | undefined;
  campaignId: string | undefined;
  /** Only these accounts. */
  accountIds?: readonly string[];
  after: string;
  limit: number;
}

/** Accounts that change, in the order of their ids, after one of them. */
export const readReplayRows = (store: Warehouse, runs: ComparedRuns, filter: ReplayFilter): Promise<ReplayRow[]> => {
  const { change, campaignId, accountIds, after, limit } = filter;
  const conditions = [
    change === undefined ? "change != ''" : "change = {change:String}",
    "account_id > {after:String}",
    ...(campaignId === undefined ? [] : ["{campaign:String} IN (from_campaign, to_campaign)"]),
    ...(accountIds === undefined ? [] : ["account_id IN {accountIds:Array(String)}"]),
  ];
  return store.rows<ReplayRow>(
    `SELECT account_id AS accountId, change, from_campaign AS from, from_verdict AS fromVerdict, from_tier AS fromTier,
       from_nats AS fromNats, to_campaign AS to, to_verdict AS toVerdict, to_tier AS toTier, to_nats AS toNats
     FROM (${replayQuery}) WHERE ${conditions.join(" AND ")} ORDER BY account_id LIMIT {limit:UInt32}`,
    { ...runs, change, campaign: campaignId, accountIds, after, limit },
  );
};
