import type { Family } from "@/lib/detection/contract";
import type { Warehouse } from "@/lib/warehouse";
import * as sql from "./graph.sql";

/** The incidences of one campaign as a run found them, as far as they are looked at. */
export interface GraphSource {
  warehouse: Warehouse;
  runId: string;
  campaignId: string;
  /** Most holders of a value that makes a community. */
  dividing: number;
  families: readonly Family[];
  /** Keys of values that are left out, and of those that are always drawn. */
  hidden: readonly string[];
  pinned: readonly string[];
  /** Members that were active in the time looked at; all members without one. */
  active?: readonly string[];
}

export interface HeldValue {
  key: string;
  family: string;
  /** Members that hold it, and how many of those are among the accounts asked about. */
  holders: number;
  accounts: number;
  nats: number;
  /** All accounts that hold it, members or not. */
  overall: number;
  hub: number;
  /** Warninglists that name it. */
  listed: string[];
  /** Number of values that the limit cut down. */
  total: number;
}

const paramsOf = ({ warehouse: _, active, ...source }: GraphSource) => ({
  ...source,
  active: active ?? [],
  anytime: active === undefined ? 1 : 0,
});

/** Values by what they tie; no accounts stand for all of them. */
export const readHeldValues = (
  source: GraphSource,
  accountIds: readonly string[],
  limit: number,
): Promise<HeldValue[]> =>
  source.warehouse.rows(sql.valuesQuery, {
    ...paramsOf(source),
    accountIds,
    values: limit,
    lonely: accountIds.length === 1 ? 1 : 0,
  });

export const readValuesOfAccount = (source: GraphSource, accountId: string, limit: number): Promise<HeldValue[]> =>
  source.warehouse.rows(sql.valuesOfAccountQuery, { ...paramsOf(source), accountId, values: limit });

/** Which of some values each account holds, and how many (`held`) it shares with any other member. */
export const readAccountEdges = (source: GraphSource, accountIds: readonly string[], keys: readonly string[]) =>
  source.warehouse.rows<{ accountId: string; keys: string[]; held: number }>(sql.accountEdgesQuery, {
    ...paramsOf(source),
    accountIds,
    keys,
  });

export const readCommunities = (source: GraphSource) =>
  source.warehouse.rows<{ key: string; accounts: number }>(sql.communitiesQuery, paramsOf(source));

export const readCommunityEdges = (source: GraphSource, communities: readonly string[], keys: readonly string[]) =>
  source.warehouse.rows<{ community: string; key: string; accounts: number }>(sql.communityEdgesQuery, {
    ...paramsOf(source),
    communities,
    keys,
  });

const idsOf = (rows: { accountId: string }[]): string[] => rows.map((row) => row.accountId);

export const readHousedAccounts = async (source: GraphSource, communities: readonly string[]): Promise<string[]> =>
  idsOf(await source.warehouse.rows(sql.housedAccountsQuery, { ...paramsOf(source), communities }));

export const readHolders = async (source: GraphSource, keys: readonly string[]): Promise<string[]> =>
  idsOf(await source.warehouse.rows(sql.holdersQuery, { ...paramsOf(source), keys }));
