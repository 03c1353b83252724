import { infiniteQueryOptions } from "@tanstack/react-query";
import { CampaignPage, type CampaignQuery } from "@/lib/campaigns/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

/** What the list is asked for; pages follow by themselves. */
export type CampaignFilters = Omit<CampaignQuery, "cursor">;

export const campaignsQuery = (filters: CampaignFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.campaigns, filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(CampaignPage, urlWith("/api/campaigns", { ...filters, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
