/** Keeps a spreadsheet from computing the text behind it. */
const mark = "'";

/**
 * Begins what a spreadsheet would take for a formula, full-width forms and spaces before it included, or what would be taken for the
 * mark before one.
 */
const marked = /^(?:'|[\t\r]|\s*[=+\-@＝＋－＠])/;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = marked.test(value) ? `${mark}${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One line of a CSV file after RFC 4180, its end included. Texts that a spreadsheet would compute get an apostrophe in front, as OWASP
 * advises against "CSV injection"; numbers stay numbers, and null is an empty cell.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(",")}\r\n`;

/** The text of a cell as it was before `csvLine` put an apostrophe in front. */
export const csvUnmarked = (cell: string): string =>
  cell.startsWith(mark) && marked.test(cell.slice(1)) ? cell.slice(1) : cell;
