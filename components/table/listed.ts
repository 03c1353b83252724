import type { UseQueryResult } from "@tanstack/react-query";

/** What a table needs of a query whose answer is all there is: the rows, how the asking goes, and how to ask again. */
export const listed = <Row>({ data, isPending, error, refetch }: UseQueryResult<{ rows: Row[] } | Row[]>) => ({
  rows: (Array.isArray(data) ? data : data?.rows) ?? [],
  isLoading: isPending,
  error,
  onRetry: () => void refetch(),
});
