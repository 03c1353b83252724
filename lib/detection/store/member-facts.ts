import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { type Family, MemberExplanation, type ValueKind } from "../contract";
import { trafficValues } from "./incidences.sql";

/** Why an account is a member, as the run that measured it last left it. */
export async function readExplanation(db: Database, campaignId: string, accountId: string) {
  const where = { campaignId_accountId: { campaignId, accountId } };
  const [row, member] = await Promise.all([
    db.memberExplanation.findUnique({ where }),
    db.campaignMember.findUnique({ where, select: { firstSeen: true, lastSeen: true } }),
  ]);
  if (!row || !member) return undefined;
  const run = await db.detectionRun.findUnique({
    where: { id: row.runId },
    select: { windowTo: true, configuration: true },
  });
  return { runId: row.runId, explanation: MemberExplanation.parse(row.content), member, run };
}

export interface CountedIncidence {
  family: Family;
  kind: ValueKind;
  value: string;
  hub: number;
  listed: string[];
  here: number;
  overall: number;
  alone: number;
  counts: number;
}

/** The values that count for an account in a campaign, by what they add. */
export const readCounted = (warehouse: Warehouse, params: { runId: string; campaignId: string; accountId: string }) =>
  warehouse.rows<CountedIncidence>(
    `SELECT family, kind, toString(value) AS value, hub, listed, here, overall, alone, counts FROM campaign_incidence
     WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND account_id = {accountId:String} AND counts > 0
     ORDER BY counts DESC, kind, value`,
    { ...params },
  );

export interface OwnSighting {
  kind: ValueKind;
  value: string;
  firstSeen: string;
  lastSeen: string;
  exchangeIds: string[];
}

export interface Using {
  accountId: string;
  /** The only days that are looked at. */
  days: readonly string[];
  until: Date;
}

/** When an account used values, up to a moment, and the first few of its exchanges (by id) that show it. */
export async function readOwnSightings(
  warehouse: Warehouse,
  { accountId, days, until }: Using,
  values: readonly { kind: ValueKind; value: string }[],
): Promise<OwnSighting[]> {
  const kinds = [...new Set(values.map(({ kind }) => kind))].filter((kind) => trafficValues[kind] !== undefined).sort();
  if (kinds.length === 0) return [];
  const pairs = kinds.map((kind) => `('${kind}', toString(${trafficValues[kind]}))`).join(", ");
  return warehouse.rows<OwnSighting>(
    `SELECT used.1 AS kind, used.2 AS value, min(ts) AS firstSeen, max(ts) AS lastSeen,
       groupArraySorted(3)(exchange_id) AS exchangeIds
     FROM (SELECT ts, exchange_id, arrayJoin([${pairs}]) AS used FROM exchange
           WHERE account_id = {accountId:String} AND toDate(ts) IN {days:Array(Date)} AND ts <= fromUnixTimestamp64Milli({until:Int64}))
     WHERE concat(used.1, '/', used.2) IN {keys:Array(String)}
     GROUP BY kind, value`,
    { accountId, days, until: until.getTime(), keys: values.map(({ kind, value }) => `${kind}/${value}`) },
  );
}
