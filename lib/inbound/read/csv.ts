import { createHash } from "node:crypto";
import { csvUnmarked, invalidInput } from "@/lib/kernel";
import { addFault, emptyReading, type Reading, type Term } from "../model";
import { inboundKinds } from "../vocabulary";
import { decoded, notUtf8, textBytes, tooLong } from "./bytes";
import { momentOf, percentOf } from "./fields";
import { normalTerm } from "./values";

const columns = ["kind", "value", "valid_until", "confidence", "note"] as const;
const longestLine = 8_192;

const kinds = new Set<string>(inboundKinds.filter((kind) => kind !== "pattern"));
const isKind = (kind: string): kind is Term["kind"] => kinds.has(kind);

/**
 * Reads a CSV file with the columns kind and value, and, where it has them, valid_until, confidence and note.
 * @throws `invalid_input` when it is no text or has no such head
 */
export function readCsv(bytes: Uint8Array): Reading {
  const text = decoded(textBytes(bytes));
  if (text === undefined) throw notUtf8("CSV UTF-8");
  const reading = emptyReading();
  const lines = linesOf(text);
  const first: Line | undefined = lines.next().value;
  const head = first?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const at = new Map(columns.map((name) => [name, head.indexOf(name)]));
  if ((at.get("kind") ?? -1) < 0 || (at.get("value") ?? -1) < 0) {
    throw invalidInput(
      `The first line has to name the columns kind and value, separated by commas (of ${columns.join(",")}).`,
    );
  }
  for (const { number, cells, fault } of lines) {
    const place = `line ${number}`;
    if (fault !== undefined) addFault(reading, place, fault);
    else readLine(reading, place, (name) => csvUnmarked(cells[at.get(name) ?? -1]?.trim() ?? ""));
  }
  return reading;
}

function readLine(reading: Reading, place: string, cell: (name: (typeof columns)[number]) => string): undefined {
  const kind = cell("kind").toLowerCase();
  if (!isKind(kind)) {
    return addFault(
      reading,
      place,
      `kind is ${JSON.stringify(kind.slice(0, 40))}; known are ${[...kinds].join(", ")}.`,
    );
  }
  const { term, reason } = normalTerm(kind, cell("value"));
  if (term === undefined) return addFault(reading, place, reason ?? "");
  const validUntil = momentOf(cell("valid_until"));
  if (validUntil === undefined) return addFault(reading, place, "valid_until is no date or time of RFC 3339.");
  const confidence = percentOf(cell("confidence") === "" ? null : cell("confidence"));
  if (confidence === null && cell("confidence") !== "") {
    return addFault(reading, place, "confidence is no whole number from 0 to 100.");
  }
  const hash = createHash("sha256").update(`${term.kind}\0${term.value}`).digest("hex").slice(0, 32);
  reading.indicators.push({
    ...{ sourceId: `csv--${hash}`, part: 0, kind: term.kind, terms: [term], pattern: null, unmatchable: null },
    ...{ confidence, validUntil, note: cell("note").slice(0, 300) || null },
    ...{ tlp: null, seenFrom: null, validFrom: null, modifiedAt: null },
  });
}

interface Line {
  number: number;
  cells: string[];
  fault?: string;
}

/** Lines after RFC 4180, in one pass; a text in quotes that has no end costs its line, not the rest of the file. */
function* linesOf(text: string): Generator<Line, undefined> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + longestLine + 1)).replace(/\r$/, "");
    number++;
    start = end + 1;
    if (line.trim() === "") continue;
    if (line.length > longestLine) yield { number, cells: [], fault: tooLong(longestLine) };
    else yield { number, ...cellsOf(line) };
  }
}

function cellsOf(line: string): Omit<Line, "number"> {
  const cells: string[] = [];
  let at = 0;
  do {
    if (line[at] !== '"') {
      const comma = line.indexOf(",", at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end));
      at = end;
      continue;
    }
    let cell = "";
    for (at++; ; ) {
      const end = line.indexOf('"', at);
      if (end < 0) return { cells: [], fault: "A text in quotes has no end on its line." };
      cell += line.slice(at, end);
      at = end + 1;
      if (line[at] !== '"') break;
      cell += '"';
      at++;
    }
    cells.push(cell);
    if (at < line.length && line[at] !== ",") return { cells: [], fault: "Something follows a text in quotes." };
  } while (line[at++] === ",");
  return { cells };
}
