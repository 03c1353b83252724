import { decodeCursor, encodeCursor, invalidInput } from "@/lib/kernel";

export type Order = "asc" | "desc";
type Key = string | number | Date | bigint | null;

const invalid = () =>
  invalidInput("This page cursor is not valid; start again from the first page.", { field: "cursor" });

/**
 * The condition that selects the rows after a cursor, when rows are ordered by a column (nulls last) and then by a
 * unique one, ascending.
 */
export function afterCursor(
  cursor: string | undefined,
  column: string,
  unique: string,
  order: Order,
  nullable = false,
) {
  if (cursor === undefined) return {};
  const [kind, key, id] = decodeCursor(cursor);
  if (kind === undefined || key === undefined || typeof id !== "string") throw invalid();
  if (kind === "null") return { [column]: null, [unique]: { gt: id } };
  const value = kind === "date" ? new Date(key) : key;
  if (value instanceof Date && Number.isNaN(value.getTime())) throw invalid();
  const beyond = { [column]: { [order === "asc" ? "gt" : "lt"]: value } };
  if (column === unique) return beyond;
  const beside = { [column]: value, [unique]: { gt: id } };
  return { OR: [beyond, beside, ...(nullable ? [{ [column]: null }] : [])] };
}

/** The cursor that stands after a row. */
export function cursorAfter(key: Key, id: string): string {
  if (key === null) return encodeCursor(["null", "", id]);
  if (key instanceof Date) return encodeCursor(["date", key.toISOString(), id]);
  return encodeCursor(["value", typeof key === "bigint" ? Number(key) : key, id]);
}

/** A text that LIKE takes as it stands. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
