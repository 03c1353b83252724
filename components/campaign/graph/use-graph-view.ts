"use client";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { GraphQuery } from "@/lib/casefile/contract";
import { type Family, families } from "@/lib/detection/contract";

const ids = parseAsArrayOf(parseAsString).withDefault([]);
const parsers = {
  focus: parseAsString,
  families: parseAsArrayOf(parseAsStringLiteral(families)).withDefault([]),
  hidden: ids,
  pinned: ids,
  from: parseAsString,
  to: parseAsString,
};

/** What of the graph is looked at, as it stands in the address, and how to change it. */
export interface GraphLook {
  query: GraphQuery;
  focus: string | null;
  families: readonly Family[];
  hidden: readonly string[];
  pinned: readonly string[];
  /** First and last day, as in `2026-10-31`; null for all time. */
  days: { from: string; to: string } | null;
  isFiltered: boolean;
  open: (focus: string | null) => void;
  setFamilies: (families: Family[]) => void;
  setDays: (days: GraphLook["days"]) => void;
  toggle: (list: "hidden" | "pinned", id: string) => void;
  clear: () => void;
}

export function useGraphView(): GraphLook {
  const [state, set] = useQueryStates(parsers, { history: "push" });
  const { focus, from, to, hidden, pinned } = state;
  const days = useMemo(() => (from !== null && to !== null ? { from, to } : null), [from, to]);
  const query = useMemo(
    (): GraphQuery => ({
      ...(focus === null ? {} : { focus }),
      ...(state.families.length === 0 ? {} : { families: state.families }),
      ...(hidden.length === 0 ? {} : { hidden }),
      ...(pinned.length === 0 ? {} : { pinned }),
      ...days,
    }),
    [focus, state.families, hidden, pinned, days],
  );
  const lists = { hidden, pinned };
  return {
    ...{ query, focus, families: state.families, hidden, pinned, days },
    isFiltered: state.families.length > 0 || hidden.length > 0 || pinned.length > 0 || days !== null,
    open: (id) => void set({ focus: id }),
    setFamilies: (chosen) => void set({ families: chosen }),
    setDays: (next) => void set({ from: next?.from ?? null, to: next?.to ?? null }),
    toggle: (list, id) =>
      void set({
        [list]: lists[list].includes(id) ? lists[list].filter((one) => one !== id) : [...lists[list], id],
      }),
    clear: () => void set({ families: null, hidden: null, pinned: null, from: null, to: null }),
  };
}
