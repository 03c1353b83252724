import type { Figure } from "@/components/chart/figure";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import type { DataQuality } from "@/lib/casefile/contract";
import type { CoverageRow } from "./prepare-coverage";
import { coverageTitle } from "./quality-words";

/** Which share had which evidence, a row for each day. */
export function coverageFigure(rows: readonly CoverageRow[], noun: string, of: number): Figure {
  const days = rows[0]?.days ?? [];
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  return {
    title: coverageTitle(noun),
    window: first === undefined ? null : `${first} to ${last}, days in UTC`,
    notes: [`shares of the ${noun} of each day`, `${formatCount(of)} ${noun} in all`, `–: no ${noun} on that day`],
    legend: [],
    table: {
      columns: [
        { name: "Day", unit: "UTC", kind: "text" },
        { name: "All", unit: noun, kind: "count" },
        ...rows.map(({ name }) => ({ name, kind: "share" as const })),
      ],
      rows: days.map(({ day, of }, i) => [day, of, ...rows.map(({ days }) => days[i]?.share ?? null)]),
    },
    depth: (row, column) => (column < 2 ? 0 : 0.6 * (rows[column - 2]?.days[row]?.share ?? 0)),
  };
}

/** Lines that were refused, a row for each reason and span of time. */
export function rejectsFigure({ rejects, bucket }: DataQuality): Figure {
  const lines = "lines";
  return {
    title: `Rejected lines by reason and ${bucket}`,
    window: null,
    notes: [`shares of the lines of the same kind that arrived in the ${bucket}`],
    legend: [],
    table: {
      columns: [
        { name: "Of", kind: "text" },
        { name: "Field", kind: "text" },
        { name: "Reason", kind: "text" },
        { name: `${bucket === "day" ? "Day" : "Hour"} of arrival`, unit: "UTC", kind: "text" },
        { name: "Rejected", unit: lines, kind: "count" },
        { name: "Arrived", unit: lines, kind: "count" },
        { name: "Share", kind: "share" },
      ],
      rows: rejects.flatMap(({ kind, field, reason, trend }) =>
        trend.map(({ at, lines, of }) => [
          ...[kind ?? "any kind", field || "the whole line", reason, formatMoment(at), lines, of],
          of === 0 ? null : lines / of,
        ]),
      ),
    },
  };
}
