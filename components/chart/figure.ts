/** What stands in a cell: words, a number, or null where there is nothing. */
export type FigureCell = string | number | null;

export interface FigureColumn {
  name: string;
  /** What its numbers count, where the name does not say it. */
  unit?: string;
  /** `count` whole numbers, `share` 0 to 1, `ratio` how many times, `nats` evidence. */
  kind: "text" | "count" | "share" | "ratio" | "nats";
}

/** The figures behind a chart. What is shown as a table and what leaves as CSV is this one. */
export interface FigureTable {
  columns: FigureColumn[];
  rows: FigureCell[][];
}

/** A chart as it stands in a document, with everything that has to be said beside the drawing. */
export interface Figure {
  title: string;
  /** The span of time that it covers, with its zone; null where it has none. */
  window: string | null;
  /** Denominators, "N of M", what dots and hatching mean. */
  notes: string[];
  /** `color` is any CSS colour. */
  legend: { label: string; color: string }[];
  table: FigureTable;
  /** Depth of a cell's colour, 0 to 1, where the table itself is the picture. */
  depth?: (row: number, column: number) => number;
}
