import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

interface Page<Row> {
  rows: Row[];
  total?: number;
}

/** What a table needs of a paged query: rows so far, how many there are, and how to get more. */
export function paged<Row>(query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>) {
  const pages = query.data?.pages ?? [];
  // A page that failed is not asked for again by scrolling; the foot's total shows that more is there.
  const hasMore = query.hasNextPage && !query.isFetchNextPageError;
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total,
    isLoading: query.isPending,
    error: query.error,
    onRetry: () => void query.refetch(),
    onMore: hasMore ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: query.isFetchingNextPage,
  };
}
