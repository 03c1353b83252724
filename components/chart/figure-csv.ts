import type { FigureCell, FigureColumn, FigureTable } from "./figure";

/** Starts of a cell that spreadsheets run as a formula (OWASP, "CSV Injection"), their full-width forms included. */
const runs = /^[\s]*[=+\-@＝＋－＠\t\r]/;

const unitsOfKinds: Partial<Record<FigureColumn["kind"], string>> = { share: "0 to 1", nats: "nats" };

const unitOf = ({ unit, kind }: FigureColumn): string | undefined => unit ?? unitsOfKinds[kind];

/** A table as CSV (RFC 4180): units in the headings, numbers bare, nothing that a spreadsheet would run. */
export function figureCsv({ columns, rows }: FigureTable): string {
  const headings = columns.map((column) => {
    const unit = unitOf(column);
    return unit === undefined ? column.name : `${column.name} (${unit})`;
  });
  return [headings, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: FigureCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = runs.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
