import { type ExploreQuery, facets, ExploreQuery as Query } from "@/lib/traffic/contract";

const asked = ["by", "measure", "rank", "top", "grain", "from", "to", ...facets] as const;

/**
 * What to ask the server for; the same for a page's parameters and for the browser's, so that both share one key. What makes no sense is
 * handed on as it is: the server says what is wrong with it.
 */
export function exploreQueryOf(params: Record<string, unknown>): ExploreQuery {
  const told = asked.flatMap((name) => {
    const value = params[name];
    return value === undefined || value === null || value === "" ? [] : [[name, value]];
  });
  const question = Object.fromEntries(told);
  const parsed = Query.safeParse(question);
  return parsed.success ? parsed.data : question;
}
