import type { Warehouse } from "@/lib/warehouse";
import * as sql from "./graph.sql";

/** The incidences of one campaign as a run found them; `dividing`: most holders of a value that makes a community. */
export interface GraphSource {
  warehouse: Warehouse;
  runId: string;
  campaignId: string;
  dividing: number;
}

export interface HeldValue {
  key: string;
  family: string;
  /** Members that hold it, and how many of those are among the accounts asked about. */
  holders: number;
  accounts: number;
  nats: number;
  /** Number of values that the limit cut down. */
  total: number;
}

const paramsOf = ({ runId, campaignId, dividing }: GraphSource) => ({ runId, campaignId, dividing });

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

export const readAccountEdges = (source: GraphSource, accountIds: readonly string[], keys: readonly string[]) =>
  source.warehouse.rows<{ accountId: string; key: string }>(sql.accountEdgesQuery, {
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

export const readCommunityAccounts = async (source: GraphSource, community: string): Promise<string[]> =>
  idsOf(await source.warehouse.rows(sql.communityAccountsQuery, { ...paramsOf(source), community }));

export const readHousedAccounts = async (source: GraphSource, communities: readonly string[]): Promise<string[]> =>
  idsOf(await source.warehouse.rows(sql.housedAccountsQuery, { ...paramsOf(source), communities }));

export const readHolders = async (source: GraphSource, key: string): Promise<string[]> =>
  idsOf(await source.warehouse.rows(sql.holdersQuery, { ...paramsOf(source), key }));
