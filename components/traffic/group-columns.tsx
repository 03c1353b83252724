"use client";
import { Anchor, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Share } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import { words } from "@/lib/queries/words";
import type { Facet, Measure, TrafficExploration, TrafficGroup } from "@/lib/traffic/contract";
import { Change } from "./change";
import { facetLabels, measureLabels } from "./words";

interface Shown {
  by: Facet;
  measure: Measure;
  exploration: TrafficExploration;
  onExchanges: (key: string) => void;
}

const right = { align: "right", grow: 0 } as const;
const figure = (measure: Measure): Column<TrafficGroup> => ({
  id: measure,
  header: measureLabels[measure],
  size: 105,
  meta: right,
  accessorFn: ({ now }) => now[measure],
  cell: ({ row: { original } }) => formatCount(original.now[measure]),
});

const opener = (onExchanges: Shown["onExchanges"]): Column<TrafficGroup> => ({
  id: "open",
  header: "Behind it",
  size: 102,
  enableSorting: false,
  meta: right,
  cell: ({ row: { original } }) =>
    original.now.exchanges > 0 && (
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={`Exchanges of ${original.label}`}
        onClick={() => onExchanges(original.key)}
      >
        exchanges
      </Anchor>
    ),
});

export const groupName = (by: Facet, label: string): string =>
  by === "capability" || by === "program" ? words(label) : label;

export function groupColumns({
  by,
  measure,
  exploration: { total, hasBefore },
  onExchanges,
}: Shown): Column<TrafficGroup>[] {
  return [
    {
      id: "label",
      header: facetLabels[by],
      size: 130,
      meta: { grow: 3 },
      accessorFn: ({ label }) => label,
      cell: ({ row: { original } }) => (
        <Text size="sm" truncate title={original.label} ff={original.label.includes("·") ? "monospace" : undefined}>
          {groupName(by, original.label)}
        </Text>
      ),
    },
    figure("exchanges"),
    {
      id: "share",
      header: "Of all",
      size: 70,
      meta: { ...right, hint: "Share of the exchanges of the window, under the filters." },
      accessorFn: ({ now }) => now.exchanges,
      cell: ({ row: { original } }) => <Share part={original.now.exchanges} of={total.now.exchanges} />,
    },
    figure("accounts"),
    figure("outputTokens"),
    {
      id: "change",
      header: `${measureLabels[measure]}, change`,
      size: measure === "outputTokens" ? 210 : 150,
      meta: { ...right, hint: "Against as many days before." },
      accessorFn: ({ now, before }) => now[measure] - before[measure],
      cell: ({ row: { original } }) => (
        <Change now={original.now[measure]} before={original.before[measure]} hasBefore={hasBefore} />
      ),
    },
    opener(onExchanges),
  ];
}
