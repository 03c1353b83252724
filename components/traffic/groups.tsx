"use client";
import { useMemo } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { type Facet, facets, type Measure, type TrafficExploration } from "@/lib/traffic/contract";
import { groupColumns } from "./group-columns";
import { closed, useTrafficView } from "./params";
import { facetLabels } from "./words";

/** What groups are looked at after one was chosen: the next facet that nothing is chosen of. */
export function nextFacet(by: Facet, filters: Partial<Record<Facet, unknown>>): Facet {
  const from = facets.indexOf(by);
  const after = [...facets.slice(from + 1), ...facets.slice(0, from)];
  return after.find((facet) => filters[facet] === undefined) ?? by;
}

/** Leads into a group: filters by it, and groups by what comes next. */
export function useOpenGroup(): (key: string) => void {
  const { query, by, set } = useTrafficView();
  return (key) => void set({ [by]: key, by: nextFacet(by, { ...query, [by]: key }), ...closed });
}

/** The groups in their order; a row leads into its group, its link to its exchanges. */
export function Groups({ exploration }: { exploration: TrafficExploration }) {
  const { query, by, set } = useTrafficView();
  const openGroup = useOpenGroup();
  const measure = (query.measure ?? "exchanges") as Measure;
  const columns = useMemo(
    () => groupColumns({ by, measure, exploration, onExchanges: (key) => void set({ exchanges: key, at: null }) }),
    [by, measure, exploration, set],
  );
  const { groups, of, gone } = exploration;
  const shown = groups.filter(({ now }) => now.exchanges > 0).length;
  const goneText = gone === 0 ? "" : `; ${formatCount(gone)} more only before`;
  return (
    <Section
      title={`By ${facetLabels[by].toLowerCase().replace("(as)", "(AS)")}`}
      about={`${formatCount(shown)} of ${formatCount(of)} groups${goneText} · a row leads into its group`}
    >
      <DataTable
        label="Groups"
        columns={columns}
        rows={groups}
        rowId={({ key }) => key}
        onOpen={({ key }) => openGroup(key)}
        maxHeight="60dvh"
        empty={<EmptyState title="No exchange matches">Take a filter out, or choose other days.</EmptyState>}
      />
    </Section>
  );
}
