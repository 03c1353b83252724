import type { SortingState } from "@tanstack/react-table";
import { CampaignQuery, type campaignSorts } from "@/lib/campaigns/contract";
import type { CampaignFilters } from "@/lib/queries/campaigns";

/** What to ask the server for; the same for a page's parameters and for the browser's, so that both share one key. */
export function campaignFilters(params: Record<string, unknown>): CampaignFilters {
  const filled = Object.entries(params).filter(([, value]) => value !== null && value !== "" && !isEmptyList(value));
  const parsed = CampaignQuery.safeParse(Object.fromEntries(filled));
  const { cursor: _, ...filters } = parsed.success ? parsed.data : CampaignQuery.parse({});
  return filters;
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Columns that the server can order by. */
const sortOfColumn: Record<string, (typeof campaignSorts)[number]> = {
  codeName: "name",
  score: "score",
  coreAccounts: "accounts",
  exchanges: "exchanges",
  extraction: "extraction",
  firstSeen: "first_seen",
  lastSeen: "last_seen",
};

export const sortingOf = ({ sort, order }: Pick<CampaignFilters, "sort" | "order">): SortingState =>
  Object.entries(sortOfColumn).flatMap(([id, name]) => (name === sort ? [{ id, desc: order === "desc" }] : []));

export function orderOf(state: SortingState) {
  const first = state[0];
  return { sort: (first && sortOfColumn[first.id]) ?? null, order: first?.desc === false ? ("asc" as const) : null };
}
