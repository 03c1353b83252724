import type { Warehouse } from "@/lib/warehouse";
import { swapIn, withShadows } from "../rollups/shadows";
import type { coverageCounts } from "./coverage.sql";
import * as sql from "./survey.sql";

const background = { background: true } as const;

async function stateOf(store: Warehouse): Promise<{ isFresh: boolean; hasAccounts: boolean }> {
  const [row] = await store.rows<{ isFresh: number; hasAccounts: number }>(sql.stateQuery);
  return { isFresh: row?.isFresh === 1, hasAccounts: row?.hasAccounts === 1 };
}

/** Whether the survey is there and knows the attributes of all accounts. */
export const isSurveyFresh = async (store: Warehouse): Promise<boolean> => (await stateOf(store)).isFresh;

/** Whether accounts are stored that nobody has surveyed as they are. */
export async function isSurveyBehind(store: Warehouse): Promise<boolean> {
  const { isFresh, hasAccounts } = await stateOf(store);
  return hasAccounts && !isFresh;
}

/** Has the survey say nothing any more, before the accounts are changed that it is about. */
export async function forgetSurvey(store: Warehouse): Promise<void> {
  for (const table of [...sql.surveyTables].reverse()) await store.command(sql.empty(table));
}

/** Walks over all accounts and keeps what was found. Only as the only builder of roll-ups. */
export async function buildSurvey(store: Warehouse, signal?: AbortSignal): Promise<void> {
  // Read before the walk: what is imported meanwhile makes the survey one of before it.
  const [newest] = await store.rows<{ recordedAt: string; batch: string }>(sql.newestImport);
  const params = { recordedAt: new Date(newest?.recordedAt ?? 0), batch: newest?.batch ?? "0" };
  await withShadows(store, sql.surveyTables, async (token) => {
    for (const table of sql.surveyTables) {
      await store.command(sql.fillOf[table](token), params, { ...background, ...(signal ? { signal } : {}) });
    }
    for (const table of sql.surveyTables) {
      const [found] = await store.rows<{ hasRows: number }>(sql.countOfShadow(table, token));
      // The engine refuses to replace something by nothing.
      await store.command(found?.hasRows ? swapIn(table, token, "tuple()") : sql.empty(table));
    }
  });
}

export interface Everybody {
  /** Rates at evenly spaced shares of all accounts, ascending. */
  spread: (number | null)[];
  median: number | null;
}

/** How busy accounts are; as the last survey found, since it hardly moves. */
export async function readEverybody(store: Warehouse): Promise<Everybody | undefined> {
  const [kept] = await store.rows<Everybody>("SELECT spread, median FROM account_survey LIMIT 1");
  return kept ?? (await store.rows<Everybody>(sql.everybodyQuery))[0];
}

/** How many accounts are known. */
export async function countKnown(store: Warehouse): Promise<number> {
  const [kept] = await store.rows<{ accounts: string }>(sql.keptAccounts);
  if (Number(kept?.accounts ?? 0) > 0) return Number(kept?.accounts);
  const [walked] = await store.rows<{ accounts: string }>(`SELECT (${sql.knownAccounts}) AS accounts`);
  return Number(walked?.accounts ?? 0);
}

export type CoverageRow = { day: string; last: 0 | 1 } & Record<(typeof coverageCounts)[number], number>;

/** Accounts by what is known of them, from a day on: those of each day, and those whose last day it was. */
export const readCoverageRows = async (store: Warehouse, since: string): Promise<CoverageRow[]> =>
  store.rows<CoverageRow>(sql.coverageQuery(await isSurveyFresh(store)), { since });
