import { invalidInput } from "@/lib/kernel";
import type { FileFormat } from "../mapping/contract";

/** Files of other kinds by their first bytes, each with what to do about it. */
const others: readonly [signature: string, what: string, remedy: string][] = [
  ["\xff\xfe", "is UTF-16", "Save it as UTF-8"],
  ["\xfe\xff", "is UTF-16", "Save it as UTF-8"],
  ["PK\x03\x04", "is a ZIP archive or a spreadsheet", "Unpack it, or export the sheet as CSV"],
  ["\xd0\xcf\x11\xe0", "is a spreadsheet", "Export it as CSV"],
  ["\x28\xb5\x2f\xfd", "is compressed by zstd", "Unpack it or compress it by gzip"],
  ["BZh9", "is compressed by bzip2", "Unpack it or compress it by gzip"],
  ["\xfd7zXZ", "is compressed by xz", "Unpack it or compress it by gzip"],
  ["\x1f\x8b", "is compressed by gzip twice", "Compress it once"],
  ["ORC\n", "is ORC", "Write it as Parquet"],
  ["Obj\x01", "is Avro", "Write it as Parquet"],
  ["PARE", "is encrypted Parquet", "Write it without encryption"],
];

const notText: (typeof others)[number] = ["", "is not text and not Parquet", "Write it as NDJSON, CSV or Parquet"];

const aList = /^(\xef\xbb\xbf)?\s*(\[|\{\s*"[^"\\]{1,64}"\s*:\s*\[)/;
const anObject = /^(\xef\xbb\xbf)?\s*\{/m;
/** A list under one name in an answer of an API, written over lines; an object a line would end its first line. */
const wrappedList = /^(\xef\xbb\xbf)?\s*\{\s*"data"\s*:\s*\[/;

/**
 * What a file is, by its first bytes: Parquet by its mark, JSON by its brackets, and CSV whatever else is text.
 * @throws `invalid_input` for files of other kinds, and for bytes that are not of the format that was stated
 */
export function tellFormat(head: Buffer, stated?: FileFormat): FileFormat {
  const text = head.toString("latin1");
  const binary = !text.startsWith("PAR1") && text.includes("\0");
  const other = others.find(([signature]) => text.startsWith(signature)) ?? (binary ? notText : undefined);
  if (other !== undefined) throw refused(`The file ${other[1]}; that is not read. ${other[2]} and send it again.`);
  const told = formatOf(text);
  if (stated === undefined || head.length === 0) return stated ?? told;
  if (stated === "parquet" && told !== "parquet") {
    throw refused("The file is not Parquet: it does not begin with PAR1. Send it as what it is, or write it again.");
  }
  if (stated !== "parquet" && told === "parquet") throw refused("The file is Parquet; send it as Parquet.");
  if (stated === "json" && !aList.test(text)) {
    throw refused(
      "The file is not one JSON list: it does not begin with [. Send objects that stand one a line as NDJSON.",
    );
  }
  return stated;
}

function formatOf(text: string): FileFormat {
  if (text.startsWith("PAR1")) return "parquet";
  if (wrappedList.test(text) || /^(\xef\xbb\xbf)?\s*\[/.test(text)) return "json";
  return anObject.test(text) || text.trim() === "" ? "ndjson" : "csv";
}

const refused = (message: string) => invalidInput(message, { field: "file" });
