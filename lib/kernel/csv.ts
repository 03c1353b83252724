/** Begins what a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One line of a CSV file after RFC 4180, its end included. Texts that a spreadsheet would compute get an apostrophe in front, as OWASP
 * advises against "CSV injection"; numbers stay numbers, and null is an empty cell.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(",")}\r\n`;
