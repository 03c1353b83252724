import { csvUnmarked, invalidInput, tooLarge } from "@/lib/kernel";
import { mostInSet } from "./contract";

export interface ListedAccount {
  /** From one, as an editor counts. */
  line: number;
  id: string;
}

/** Lines that are read: a set's worth, and as many again that repeat or name nothing. */
const mostLines = 2 * mostInSet;

interface Row {
  line: number;
  cells: string[];
}

/**
 * The ids in a list: one a line, or of a CSV (comma, semicolon or tab) the column `account_id`. Empty lines count as lines and name
 * nothing.
 * @throws `invalid_input` for a list that is empty, and a table that names no such column; `too_large`
 */
export function readAccountList(text: string): ListedAccount[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ""));
  const [first] = rows;
  if (first === undefined) throw invalidInput("The list is empty: give one account id a line.", { field: "text" });
  const column = first.cells.findIndex((cell) => /^account[ _]?id$/i.test(cell.trim()));
  if (column === -1 && first.cells.length > 1)
    throw invalidInput("The first line names no column account_id. Add a header, or give one account id a line.", {
      field: "text",
    });
  // A line of a plain list that has a comma in it is named whole, not cut down to what stands before the comma.
  if (column === -1) return rows.map(({ line, cells }) => ({ line, id: csvUnmarked(cells.join(",")) }));
  return rows.slice(1).map(({ line, cells }) => ({ line, id: csvUnmarked(cells[column] ?? "") }));
}

function rowsOf(text: string): Row[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [",", ";", "\t"].find((one) => firstLine.includes(one)) ?? ",";
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = readRow(text, at, delimiter);
    if (row.cells.some((cell) => cell !== "")) rows.push({ line, cells: row.cells });
    if (rows.length > mostLines)
      throw tooLarge(`The list has more than ${mostLines.toLocaleString("en")} lines; cut it into several.`);
    line += row.lines;
    at = row.end;
  }
  return rows;
}

/** One row from a place on; a quoted cell may run over several lines. */
function readRow(text: string, start: number, delimiter: string): { cells: string[]; end: number; lines: number } {
  const cells: string[] = [];
  let at = start;
  let lines = 0;
  for (;;) {
    const { cell, end, breaks } = readCell(text, at, delimiter);
    cells.push(cell);
    lines += breaks;
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    const isPair = text[end] === "\r" && text[end + 1] === "\n";
    return { cells, end: end + (isPair ? 2 : 1), lines: lines + 1 };
  }
}

function readCell(text: string, start: number, delimiter: string): { cell: string; end: number; breaks: number } {
  const isEnd = (at: number) => at >= text.length || "\r\n".includes(text[at] ?? "") || text[at] === delimiter;
  let end = start;
  if (text[start] === '"') {
    const quoted = /"((?:[^"]|"")*)"/y;
    quoted.lastIndex = start;
    const [whole, inner = ""] = quoted.exec(text) ?? [];
    if (whole !== undefined && isEnd(start + whole.length)) {
      const breaks = inner.match(/\r\n|\r|\n/g)?.length ?? 0;
      return { cell: inner.replaceAll('""', '"'), end: start + whole.length, breaks };
    }
  }
  while (!isEnd(end)) end++;
  return { cell: text.slice(start, end).trim(), end, breaks: 0 };
}
