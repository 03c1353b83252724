import { infiniteQueryOptions } from "@tanstack/react-query";
import { MemberPage, type MemberQuery } from "@/lib/campaigns/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export type MemberFilters = Omit<MemberQuery, "cursor">;

export const membersQuery = (campaignId: string, filters: MemberFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.campaign(campaignId), "members", filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(MemberPage, urlWith(path`/api/campaigns/${campaignId}/members`, { ...filters, cursor: pageParam }), {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
