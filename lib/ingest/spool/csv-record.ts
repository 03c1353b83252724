import type { Unreadable } from "./unreadable";

const quote = 34;
const newline = 10;
const carriageReturn = 13;

/** A value between two places; with `escaped`, quotes in it are doubled. */
export interface Cell {
  start: number;
  end: number;
  escaped: boolean;
}

export type Scanned =
  /** `end` is behind the line break. `quoted`: may span lines. */
  | { state: "record"; cells: Cell[]; end: number; quoted: boolean }
  /** More bytes are needed to tell. */
  | { state: "incomplete"; inQuotes: boolean }
  | { state: "fault"; fault: Unreadable };

/** Reads one record as RFC 4180 has it, from a place on. `last`: no bytes follow. */
export function scanRecord(bytes: Buffer, from: number, delimiter: number, last: boolean): Scanned {
  const cells: Cell[] = [];
  let quoted = false;
  let at = from;
  for (;;) {
    let cell: Cell;
    if (bytes[at] === quote) {
      quoted = true;
      const closing = closingQuote(bytes, at + 1, last);
      if (closing === undefined) return { state: "incomplete", inQuotes: true };
      if (closing.at < 0) return { state: "fault", fault: "unclosed" };
      cell = { start: at + 1, end: closing.at, escaped: closing.escaped };
      at = closing.at + 1;
      if (bytes[at] === carriageReturn && (bytes[at + 1] === newline || (last && at + 1 === bytes.length))) at += 1;
      if (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) {
        if (bytes[at] === carriageReturn && at + 1 === bytes.length) return { state: "incomplete", inQuotes: false };
        return { state: "fault", fault: "afterQuote" };
      }
    } else {
      const start = at;
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
      const end = bytes[at] !== delimiter && at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
      cell = { start, end, escaped: false };
    }
    if (at >= bytes.length && !last) return { state: "incomplete", inQuotes: false };
    cells.push(cell);
    if (bytes[at] !== delimiter) return { state: "record", cells, end: Math.min(at + 1, bytes.length), quoted };
    at += 1;
  }
}

/** Where the closing quote is, or -1 when there is none; undefined when more bytes are needed to tell. */
function closingQuote(bytes: Buffer, from: number, last: boolean): { at: number; escaped: boolean } | undefined {
  let escaped = false;
  for (let at = bytes.indexOf(quote, from); ; at = bytes.indexOf(quote, at + 2)) {
    if (at < 0) return last ? { at, escaped } : undefined;
    if (at + 1 === bytes.length && !last) return undefined;
    if (bytes[at + 1] !== quote) return { at, escaped };
    escaped = true;
  }
}

/** The bytes of a cell. */
export function cellBytes(bytes: Buffer, { start, end, escaped }: Cell): Buffer {
  const raw = bytes.subarray(start, end);
  if (!escaped) return raw;
  const out = Buffer.allocUnsafe(raw.length);
  let length = 0;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i] ?? 0;
    out[length++] = byte;
    if (byte === quote && raw[i + 1] === quote) i += 1;
  }
  return out.subarray(0, length);
}

const delimiters = [",", ";", "\t", "|"];

/** What stands between the values of a table, told by its first line: what is there most often outside of quotes. */
export function delimiterOf(line: string): string {
  const stated = /^sep=(.)\r?$/.exec(line)?.[1];
  if (stated !== undefined) return stated;
  const bare = line.replaceAll(/"(?:[^"]|"")*"?/g, "");
  const times = (delimiter: string) => bare.split(delimiter).length;
  return delimiters.reduce((best, one) => (times(one) > times(best) ? one : best));
}
