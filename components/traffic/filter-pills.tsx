"use client";
import { Button, Group, Pill } from "@mantine/core";
import { facets, type TrafficExploration } from "@/lib/traffic/contract";
import { closed, useTrafficView } from "./params";
import { facetLabels } from "./words";

const nothing = Object.fromEntries(facets.map((facet) => [facet, null]));

/** Filters in force, each with a way to take it out. */
export function FilterPills({ filters }: { filters: TrafficExploration["filters"] }) {
  const { set } = useTrafficView();
  if (filters.length === 0) return null;
  return (
    <Group gap="xs" mb="sm" component="section" aria-label="Filters">
      {filters.map(({ facet, label }) => (
        <Pill
          key={facet}
          size="md"
          variant="contrast"
          withRemoveButton
          onRemove={() => void set({ [facet]: null, ...closed })}
          removeButtonProps={{
            "aria-label": `Remove ${facetLabels[facet]} ${label}`,
            "aria-hidden": false,
            tabIndex: 0,
          }}
        >
          {facetLabels[facet]}: {label}
        </Pill>
      ))}
      {filters.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={() => void set({ ...nothing, ...closed })}>
          Remove all
        </Button>
      )}
    </Group>
  );
}
