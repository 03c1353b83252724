"use client";
import { useMemo, useState } from "react";
import type { MemberRow } from "@/lib/campaigns/contract";

export interface MemberSelection {
  ids: ReadonlySet<string>;
  rows: MemberRow[];
  /** Takes ids from the table; rows of ids that are not loaded any more are kept from before. */
  setIds: (ids: ReadonlySet<string>) => void;
  setRows: (rows: readonly MemberRow[]) => void;
  clear: () => void;
}

/** The members that somebody selected, with what is known of each, over changes of filter and order. */
export function useSelection(loaded: readonly MemberRow[]): MemberSelection {
  const [selected, setSelected] = useState<ReadonlyMap<string, MemberRow>>(new Map());
  const ids = useMemo(() => new Set(selected.keys()), [selected]);
  // What was loaded last is the newest that is known of a member.
  const rows = useMemo(() => {
    if (selected.size === 0) return [];
    const fresh = new Map(loaded.map((row) => [row.accountId, row]));
    return [...selected].map(([id, row]) => fresh.get(id) ?? row);
  }, [selected, loaded]);
  return {
    ids,
    rows,
    setIds: (next) => {
      const known = new Map(loaded.map((row) => [row.accountId, row]));
      const pick = (id: string) => known.get(id) ?? selected.get(id);
      setSelected(new Map([...next].flatMap((id) => (pick(id) ? [[id, pick(id) as MemberRow]] : []))));
    },
    setRows: (next) => setSelected(new Map(next.map((row) => [row.accountId, row]))),
    clear: () => setSelected(new Map()),
  };
}
