import type { Warehouse } from "@/lib/warehouse";
import type { Encoding } from "./contract";
import type { FileFormat } from "./mapping/contract";
import { type Body, decode } from "./spool/decode";
import { CsvFramer } from "./spool/frame-csv";
import { LineFramer } from "./spool/frame-lines";
import { ListFramer } from "./spool/frame-list";
import { readWhole } from "./spool/parquet-file";
import { type Part, spoolFile, spoolParts } from "./spool/parts";
import { peek } from "./spool/peek";
import type { Framer } from "./spool/shape";
import { tellFormat } from "./spool/tell-format";
import { parquetColumns } from "./store/parquet";

export interface Received {
  body: Body;
  encoding: Encoding;
  /** `told`: by the first bytes. */
  format: FileFormat | "told";
}

const framers = { ndjson: LineFramer, json: ListFramer, csv: CsvFramer } as const;

/** What cuts a file into records. */
export const framerOf = (format: Exclude<FileFormat, "parquet">): Framer => new framers[format]();

/**
 * An upload on disk, in parts as the engine reads them. Whoever takes a part drops it.
 * @throws `invalid_input` for damaged gzip, for a file of a kind that is not read, or one that is not what it is said to be
 */
export async function* partsOfBody(
  store: Warehouse,
  batchId: string,
  { body, encoding, format }: Received,
  onBytes: (bytes: number) => void,
): AsyncIterable<Part> {
  const decoded = decode(body, encoding);
  // Lines are lines, whatever is in them: the way that most traffic takes needs no look ahead.
  const known = format === "ndjson" ? { format, body: decoded } : await told(decoded, format);
  const spooling = { batchId, body: known.body, onBytes };
  if (known.format !== "parquet") {
    yield* spoolParts(spooling, framerOf(known.format));
    return;
  }
  const file = await spoolFile(spooling);
  try {
    const columns = await parquetColumns(store, file.path);
    const shape = { type: "parquet", columns } as const;
    yield { number: 0, lines: 0, shape, read: () => readWhole(file.path), drop: file.drop };
  } catch (error) {
    await file.drop();
    throw error;
  }
}

/** What a body is, and the body again. */
export async function told(body: Body, format: FileFormat | "told"): Promise<{ format: FileFormat; body: Body }> {
  const peeked = await peek(body);
  return { format: tellFormat(peeked.head, format === "told" ? undefined : format), body: peeked.body };
}
