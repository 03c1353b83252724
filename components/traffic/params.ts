"use client";
import { parseAsInteger, parseAsString, type SetValues, useQueryStates } from "nuqs";
import type { ExploreQuery, Facet } from "@/lib/traffic/contract";
import { facets } from "@/lib/traffic/contract";
import { exploreQueryOf } from "./question";

const ofFacets = Object.fromEntries(facets.map((facet) => [facet, parseAsString])) as Record<
  Facet,
  typeof parseAsString
>;

/** The view in the URL; what is at its default is not in it. `exchanges`: the group whose exchanges are open, `at`: the day or hour of them. */
export const trafficParams = {
  ...ofFacets,
  by: parseAsString.withDefault("model"),
  measure: parseAsString.withDefault("exchanges"),
  rank: parseAsString.withDefault("size"),
  top: parseAsInteger.withDefault(10),
  grain: parseAsString,
  from: parseAsString,
  to: parseAsString,
  exchanges: parseAsString,
  at: parseAsString,
};

/** No exchanges are open. */
export const closed = { exchanges: null, at: null };

export interface TrafficView {
  query: ExploreQuery;
  by: Facet;
  /** The group whose exchanges are open; `all` for those of all groups. */
  open: string | null;
  /** The bucket whose exchanges are open; null for those of the whole window. */
  at: string | null;
  set: SetValues<typeof trafficParams>;
}

export function useTrafficView(): TrafficView {
  const [params, set] = useQueryStates(trafficParams, { history: "push" });
  const { exchanges, at, ...question } = params;
  return { query: exploreQueryOf(question), by: question.by as Facet, open: exchanges, at, set };
}
