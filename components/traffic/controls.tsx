"use client";
import { Group, NativeSelect, SegmentedControl, Text, TextInput } from "@mantine/core";
import { type Facet, facets, type Measure, measures, type TrafficExploration } from "@/lib/traffic/contract";
import { useTrafficView } from "./params";
import { facetLabels, facetNotes, measureLabels } from "./words";

const facetChoices = facets.map((value) => ({ value, label: facetLabels[value] }));
const measureChoices = measures.map((value) => ({ value, label: measureLabels[value] }));
const rankChoices = [
  { value: "size", label: "Largest" },
  { value: "change", label: "Changed most" },
];
const topChoices = ["5", "10", "20", "50"].map((value) => ({ value, label: `top ${value}` }));

/** What is counted by what, and when. */
export function Controls({ window }: { window: TrafficExploration["window"] }) {
  const { query, by, set } = useTrafficView();
  return (
    <>
      <Group gap="sm" mb="xs" align="flex-end" role="search" aria-label="What is counted">
        <NativeSelect
          size="xs"
          label="Group by"
          data={facetChoices}
          value={by}
          onChange={(event) => void set({ by: event.currentTarget.value as Facet, exchanges: null })}
        />
        <SegmentedControl
          size="xs"
          aria-label="Measure"
          data={measureChoices}
          value={query.measure ?? "exchanges"}
          onChange={(value) => void set({ measure: value as Measure })}
        />
        <Days window={window} />
        <SegmentedControl
          size="xs"
          aria-label="Order of the groups"
          data={rankChoices}
          value={query.rank ?? "size"}
          onChange={(value) => void set({ rank: value })}
        />
        <NativeSelect
          size="xs"
          aria-label="Groups by name"
          data={topChoices}
          value={String(query.top ?? 10)}
          onChange={(event) => void set({ top: Number(event.currentTarget.value) })}
        />
      </Group>
      <Note by={by} filters={query} />
    </>
  );
}

/** First and last day; both ends are in the window. */
function Days({ window }: { window: TrafficExploration["window"] }) {
  const { query, set } = useTrafficView();
  const [from, to] = [query.from ?? window?.from ?? "", query.to ?? window?.to ?? ""];
  return (
    <>
      <TextInput
        size="xs"
        type="date"
        label="From (UTC)"
        value={from}
        onChange={(event) => void set({ from: event.currentTarget.value || null, to: to || null })}
      />
      <TextInput
        size="xs"
        type="date"
        label="To, included"
        value={to}
        onChange={(event) => void set({ from: from || null, to: event.currentTarget.value || null })}
      />
    </>
  );
}

function Note({ by, filters }: { by: Facet; filters: Partial<Record<Facet, unknown>> }) {
  const told = facets.filter((facet) => facet === by || (facet === "country" && filters.country !== undefined));
  const notes = told.flatMap((facet) => facetNotes[facet] ?? []);
  if (notes.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mb="xs" role="note">
      {notes.join(" ")}
    </Text>
  );
}
