/** Records of a snapshot as a table: the union of their fields, each value as text. */
export interface RecordTable {
  columns: string[];
  rows: { key: string; cells: string[] }[];
  /** Records there are; `rows` may hold fewer. */
  of: number;
}

/** Snapshots keep what a decision saw in the form of its time, so the columns are found, not known. */
export function prepareRecords(records: readonly Record<string, unknown>[], most = 500): RecordTable {
  const shown = records.slice(0, most);
  const columns = [...new Set(shown.flatMap((record) => Object.keys(record)))];
  const rows = shown.map((record, index) => ({
    key: String(index),
    cells: columns.map((column) => textOf(record[column])),
  }));
  return { columns, rows, of: records.length };
}

/** A value as people read it: nothing as a dash, numbers with four figures, the rest as JSON. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
