"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { memberSorts } from "@/lib/campaigns/contract";
import { Disposition, Tier } from "@/lib/detection/contract";
import type { MemberFilters } from "@/lib/queries/members";

const pageSize = 500;

const parsers = {
  q: parseAsString.withDefault(""),
  tier: parseAsStringLiteral(Tier.options),
  disposition: parseAsStringLiteral(Disposition.options),
  sort: parseAsStringLiteral(memberSorts).withDefault("score"),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
};

/** Filters and order of the members, kept in the address. */
export function useMemberFilters() {
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace" });
  const query: MemberFilters = {
    q: filters.q.trim() === "" ? undefined : filters.q.trim(),
    tier: filters.tier ?? undefined,
    disposition: filters.disposition ?? undefined,
    sort: filters.sort,
    order: filters.order,
    limit: pageSize,
  };
  return { filters, setFilters, query };
}
export type MemberFilterState = ReturnType<typeof useMemberFilters>;
