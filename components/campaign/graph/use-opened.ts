"use client";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { GraphQuery } from "@/lib/casefile/contract";
import { campaignGraphQuery } from "@/lib/queries/campaign";
import type { Opened } from "./open-in-place";

/** What is in the communities that one came near to, of those that have arrived. */
export function useOpened(campaignId: string, query: GraphQuery, ids: readonly string[]): Opened[] {
  const views = useQueries({
    queries: ids.map((id) => campaignGraphQuery(campaignId, { ...query, focus: id })),
    combine: (results) => results.map(({ data }) => data),
  });
  return useMemo(
    () => ids.flatMap((id, index) => (views[index] === undefined ? [] : [{ id, view: views[index] }])),
    [ids, views],
  );
}
