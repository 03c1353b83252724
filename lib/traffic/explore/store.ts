import { day } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { StoredExchange } from "../store/exchanges";
import type { Grain } from "../timeline";
import type { Measure } from "./contract";
import { daysOfMatches, exchangesOfDay, idsOfDay } from "./exchanges.sql";
import { daysQuery, type GroupsQuestion, groupsQuery, hoursQuery, lacksHours } from "./groups.sql";
import type { Membership, Period, Scope } from "./scope";

export interface GroupRow {
  key: string;
  /** 1 for the row of all groups together. */
  isTotal: 0 | 1;
  exchanges: number;
  outputTokens: number;
  accounts: number;
  exchangesBefore: number;
  outputTokensBefore: number;
  accountsBefore: number;
  /** Of all groups: those with exchanges in the window, and those with some before it alone. */
  groups: number;
  gone: number;
}

export interface GroupsAsked extends GroupsQuestion {
  period: Period;
  measure: Measure;
  /** Needed when grouped by campaign. */
  membership?: Membership | undefined;
}

export const paramsOf = ({ by, scope, period, membership }: Omit<GroupsAsked, "measure">) => ({
  by,
  ...period,
  ...scope.filters,
  ...(scope.members === undefined ? {} : { accountIds: scope.members.accountIds }),
  ...(membership === undefined ? {} : { memberIds: membership.accountIds, memberOf: membership.campaigns }),
});

export type Rank = "size" | "change";

export const readGroups = (warehouse: Warehouse, asked: GroupsAsked, rank: Rank, limit: number): Promise<GroupRow[]> =>
  warehouse.rows<GroupRow>(groupsQuery(asked, asked.measure, rank), { ...paramsOf(asked), limit: limit + 1 });

/** Every group, with flat memory. */
export const streamGroups = (warehouse: Warehouse, asked: GroupsAsked, rank: Rank): AsyncIterable<GroupRow[]> =>
  warehouse.stream<GroupRow>(groupsQuery(asked, asked.measure, rank), { ...paramsOf(asked), limit: 4_294_967_295 });

/** The measure of groups by day or hour, and of all others together. */
export function readBuckets(warehouse: Warehouse, asked: GroupsAsked, grain: Grain, keys: readonly string[]) {
  const query = (grain === "hour" ? hoursQuery : daysQuery)(asked, asked.measure);
  return warehouse.rows<{ bucket: number; series: string; value: number }>(query, { ...paramsOf(asked), keys });
}

/** The first day of a window that was last built when a measure was not kept by the hour; undefined when all of them have theirs. */
export async function readDayWithoutHours(
  warehouse: Warehouse,
  { from, to }: Period,
  measure: Measure,
): Promise<string | undefined> {
  const days: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += day) days.push(new Date(at).toISOString().slice(0, 10));
  const rows = await warehouse.rows<{ day: string; lacks: 0 | 1 }>(lacksHours(days.length, measure), {
    ...Object.fromEntries(days.map((one, i) => [`day${i}`, one])),
  });
  return rows.flatMap(({ day, lacks }) => (lacks ? [day] : [])).sort()[0];
}

export interface MatchesAsked {
  scope: Scope;
  period: Period;
  /** Only what was sent in this hour (UTC) of a day. */
  hour?: number | undefined;
}

const paramsOfMatches = ({ scope, period, hour }: MatchesAsked) => ({
  ...paramsOf({ by: "model", scope, period }),
  ...(hour === undefined ? {} : { hour }),
});

/** Days with exchanges that match, the newest first. */
export const readDaysOfMatches = (warehouse: Warehouse, asked: MatchesAsked) =>
  warehouse.rows<{ day: string; exchanges: number }>(daysOfMatches(asked), paramsOfMatches(asked));

/** A row of a day's exchanges, behind which others are asked for. */
export interface PlaceInDay {
  day: string;
  account: number;
  /** Milliseconds. */
  at: number;
  accountId: string;
  exchangeId: string;
}

/** Exchanges of a day behind a place. */
export async function readMatchesOfDay(
  warehouse: Warehouse,
  asked: MatchesAsked,
  place: PlaceInDay,
  limit: number,
): Promise<(StoredExchange & { accountId: string; account: number })[]> {
  // One more: nothing may be left of the account that the place is in.
  const params = { ...paramsOfMatches(asked), ...place, limit, accounts: limit + 1 };
  const ids = (await warehouse.rows<{ id: string }>(idsOfDay(asked), params)).map(({ id }) => id);
  return ids.length === 0 ? [] : warehouse.rows(exchangesOfDay(asked), { ...params, ids });
}
