"use client";
import { Group, NativeSelect, SegmentedControl, Text, TextInput } from "@mantine/core";
import { Term } from "@/components/glossary/term";
import {
  type ExploreQuery,
  type Facet,
  facets,
  type Grain,
  measures,
  type TrafficExploration,
  whyNoHours,
} from "@/lib/traffic/contract";
import { closed, useTrafficView } from "./params";
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
          onChange={(event) => void set({ by: event.currentTarget.value as Facet, ...closed })}
        />
        <SegmentedControl
          size="xs"
          aria-label="Measure"
          data={measureChoices}
          value={query.measure ?? "exchanges"}
          onChange={(value) => void set({ measure: value })}
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

/** The grain that was chosen, for as long as there are hours of what is asked then. */
const grainWith = ({ grain }: ExploreQuery, days: { from: string; to: string }): Grain | null =>
  grain === "hour" && whyNoHours(days) !== undefined ? null : (grain ?? null);

/** First and last day; both ends are in the window. */
function Days({ window }: { window: TrafficExploration["window"] }) {
  const { query, set } = useTrafficView();
  const [from, to] = [query.from ?? window?.from ?? "", query.to ?? window?.to ?? ""];
  const choose = (chosen: { from: string; to: string }) => {
    void set({ from: chosen.from || null, to: chosen.to || null, grain: grainWith(query, chosen) });
  };
  return (
    <>
      <TextInput
        size="xs"
        type="date"
        label="From (UTC)"
        value={from}
        onChange={(event) => choose({ from: event.currentTarget.value, to })}
      />
      <TextInput
        size="xs"
        type="date"
        label="To, included"
        value={to}
        onChange={(event) => choose({ from, to: event.currentTarget.value })}
      />
    </>
  );
}

/** Facets whose note is told also while something is chosen of them: they may be taken for more than they are. */
const toldWhenChosen: ReadonlySet<Facet> = new Set(["country", "network_class"]);

function Note({ by, filters }: { by: Facet; filters: Partial<Record<Facet, unknown>> }) {
  const told = facets.filter((facet) => facet === by || (toldWhenChosen.has(facet) && filters[facet] !== undefined));
  const notes = told.flatMap((facet) => facetNotes[facet] ?? []);
  if (notes.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mb="xs" role="note" component="div">
      {told.includes("network_class") && (
        <>
          <Term name="Network class" />:{" "}
        </>
      )}
      {notes.join(" ")}
    </Text>
  );
}
