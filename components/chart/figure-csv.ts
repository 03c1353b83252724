import { csvLine } from "@/lib/kernel/csv";
import type { FigureColumn, FigureTable } from "./figure";

const unitsOfKinds: Partial<Record<FigureColumn["kind"], string>> = { share: "0 to 1", nats: "nats" };

const unitOf = ({ unit, kind }: FigureColumn): string | undefined => unit ?? unitsOfKinds[kind];

/** A table as CSV (RFC 4180): units in the headings, numbers bare, nothing that a spreadsheet would run. */
export function figureCsv({ columns, rows }: FigureTable): string {
  const headings = columns.map((column) => {
    const unit = unitOf(column);
    return unit === undefined ? column.name : `${column.name} (${unit})`;
  });
  return [headings, ...rows].map(csvLine).join("");
}
