import type { SavedViewView } from "@/lib/review/contract";

/** Where a view is seen. */
export const addressOf = ({ page, query }: Pick<SavedViewView, "page" | "query">): string =>
  query === "" ? page : `${page}?${query}`;

const inOrder = (query: string): string => {
  const search = new URLSearchParams(query);
  search.sort();
  return search.toString();
};

/** Whether two queries ask for the same, in whatever order. */
export const isSameQuery = (one: string, other: string): boolean => inOrder(one) === inOrder(other);
