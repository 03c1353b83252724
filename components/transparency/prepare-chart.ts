import type { Figure } from "@/components/chart/figure";
import { identityColors } from "@/components/chart/identity-color";
import { countedKinds, type TransparencyView } from "@/lib/transparency/contract";
import { measureNames, periodName } from "./words";

export interface PreparedMeasures {
  /** Oldest first, as time runs. */
  bars: ({ period: string } & Partial<Record<(typeof countedKinds)[number], number>>)[];
  series: { kind: (typeof countedKinds)[number]; label: string; color: string }[];
  highest: number;
}

const mostBars = 24;

/** Decides everything that the chart of measures shows; kinds that were never taken are left out. */
export function prepareMeasures({ periods, grain }: TransparencyView): PreparedMeasures {
  const shown = periods.slice(0, mostBars).reverse();
  const kinds = countedKinds.filter((kind) => shown.some(({ measures }) => (measures.parts[kind] ?? 0) > 0));
  const colors = identityColors(countedKinds);
  return {
    bars: shown.map(({ from, measures }) => ({
      period: periodName(from, grain),
      ...Object.fromEntries(kinds.map((kind) => [kind, measures.parts[kind] ?? 0])),
    })),
    series: kinds.map((kind) => ({ kind, label: measureNames[kind], color: colors.get(kind) ?? "" })),
    highest: Math.max(0, ...shown.map(({ measures }) => measures.total ?? 0)),
  };
}

/** The same as a document. */
export const measuresFigure = ({ bars, series }: PreparedMeasures): Figure => ({
  title: "Measures against accounts by period and kind",
  window: bars.length === 0 ? null : `${bars[0]?.period} to ${bars.at(-1)?.period}, UTC`,
  notes: ["the last period is not over yet"],
  legend: series.map(({ label, color }) => ({ label, color })),
  table: {
    columns: [
      { name: "Period", kind: "text" },
      ...series.map(({ label }) => ({ name: label, unit: "measures", kind: "count" as const })),
    ],
    rows: bars.map((bar) => [bar.period, ...series.map(({ kind }) => bar[kind] ?? 0)]),
  },
});
