import { longestLine } from "../limits";
import { columnsFrom, headerFault } from "./csv-header";
import { type Cell, cellBytes, delimiterOf, type Scanned, scanRecord } from "./csv-record";
import { FrameWriter } from "./frame-writer";
import type { Framer, Shape } from "./shape";
import { keptOfUnreadable, type Unreadable, unreadable } from "./unreadable";

const newline = 10;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const nothing = Buffer.alloc(0);

/**
 * Cuts a CSV file into records and frames each with the number of the line it begins on. The first line names the columns and shows
 * what stands between values. Of a record that cannot be read only its first line is refused: reading goes on at the next line,
 * so that a quote too many costs one line and not the rest of the file. Holds one record at most.
 * @throws `invalid_input` from `push` and `end` for a first line that cannot be a header
 */
export class CsvFramer implements Framer {
  lines = 0;
  columns: string[] | undefined;
  delimiter: number | undefined;
  #held: Buffer = nothing;
  #started = false;
  /** Inside a line that is too long. */
  #skipping = false;

  constructor(private readonly longest = longestLine) {}

  get shape(): Shape {
    return { type: "cells", columns: this.columns ?? [] };
  }

  push(block: Uint8Array): Buffer {
    return this.#read(Buffer.concat([this.#held, block]), false);
  }

  end(): Buffer {
    return this.#read(this.#held, true);
  }

  #read(bytes: Buffer, last: boolean): Buffer {
    const out = new FrameWriter(bytes.length);
    let at = this.#begin(bytes, last);
    while (at !== undefined && at < bytes.length) {
      const next = this.#skipping ? this.#skip(bytes, at, last) : this.#take(out, bytes, at, last);
      if (next === undefined) break;
      at = next;
    }
    // A copy: what is handed on may be written over.
    this.#held = at === undefined ? bytes : Buffer.from(bytes.subarray(at));
    return out.bytes();
  }

  /** Where the first record is; undefined until the first line is here. */
  #begin(bytes: Buffer, last: boolean): number | undefined {
    if (this.#started) return 0;
    const start = bytes.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0;
    const end = bytes.indexOf(newline);
    if (end < 0 && !last) {
      if (bytes.length > this.longest) throw headerFault(unreadable.tooLong.reason);
      return undefined;
    }
    const line = bytes.subarray(start, end < 0 ? bytes.length : end).toString();
    this.delimiter = delimiterOf(line).charCodeAt(0);
    this.#started = true;
    if (!line.startsWith("sep=")) return start;
    this.lines += 1;
    return end < 0 ? bytes.length : end + 1;
  }

  /** Takes the record at a place; gives the place behind it, or undefined when it is not whole yet. */
  #take(out: FrameWriter, bytes: Buffer, at: number, last: boolean): number | undefined {
    const scanned = scanRecord(bytes, at, this.delimiter ?? 0, last);
    if (scanned.state === "record" && scanned.end - at <= this.longest) {
      this.#frame(out, bytes, at, scanned);
      return scanned.end;
    }
    if (scanned.state === "incomplete" && bytes.length - at <= this.longest) return undefined;
    return this.#refuse(out, bytes, at, faultOf(scanned), last);
  }

  /** Refuses the line at a place. */
  #refuse(out: FrameWriter, bytes: Buffer, at: number, fault: Unreadable, last: boolean): number | undefined {
    const end = bytes.indexOf(newline, at);
    if (end < 0 && !last && bytes.length - at <= this.longest) return undefined;
    if (this.columns === undefined) throw headerFault(unreadable[fault].reason);
    this.#fault(out, fault, bytes.subarray(at, end < 0 ? bytes.length : end));
    if (end >= 0) return end + 1;
    this.#skipping = !last;
    return bytes.length;
  }

  #skip(bytes: Buffer, at: number, last: boolean): number {
    const end = bytes.indexOf(newline, at);
    this.#skipping = end < 0 && !last;
    return end < 0 ? bytes.length : end + 1;
  }

  #frame(out: FrameWriter, bytes: Buffer, at: number, { cells, end, quoted }: Scanned & { state: "record" }): void {
    const record = bytes.subarray(at, end);
    const only = cells.length === 1 ? cells[0] : undefined;
    const blank = !quoted && only !== undefined && only.start === only.end;
    if (!blank && this.columns === undefined)
      this.columns = columnsFrom(cells.map((cell) => cellBytes(bytes, cell).toString()));
    else if (!blank) this.#row(out, bytes, cells, record);
    this.lines += quoted ? linesIn(record) : 1;
  }

  #row(out: FrameWriter, bytes: Buffer, cells: Cell[], record: Buffer): void {
    const wanted = this.columns?.length ?? 0;
    if (cells.length !== wanted) {
      this.#fault(out, cells.length < wanted ? "fewer" : "more", record);
      this.lines -= 1;
      return;
    }
    out.number(this.lines + 1);
    out.text(nothing);
    out.count(cells.length);
    for (const cell of cells) out.text(cellBytes(bytes, cell));
  }

  /** A line that is refused, counted. It has empty cells, so that all rows are of one width. */
  #fault(out: FrameWriter, fault: Unreadable, line: Buffer): void {
    const width = this.columns?.length ?? 0;
    this.lines += 1;
    out.number(this.lines);
    out.text(Buffer.concat([Buffer.from(unreadable[fault].mark), line.subarray(0, keptOfUnreadable)]));
    out.count(width);
    for (let i = 0; i < width; i++) out.text(nothing);
  }
}

const faultOf = (scanned: Scanned): Unreadable =>
  scanned.state === "fault"
    ? scanned.fault
    : scanned.state === "incomplete" && scanned.inQuotes
      ? "unclosed"
      : "tooLong";

function linesIn(record: Buffer): number {
  let lines = 0;
  for (let at = record.indexOf(newline); at >= 0; at = record.indexOf(newline, at + 1)) lines += 1;
  // The last line of a file may have no line break.
  return record.at(-1) === newline ? lines : lines + 1;
}
