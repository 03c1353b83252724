import type { Readable } from "node:stream";
import type { Warehouse } from "@/lib/warehouse";
import type { IngestKind } from "../choices";
import { type Field, fieldsOf } from "../fields";
import type { Mapping } from "../mapping/contract";
import type { PreviewRow } from "../preview/contract";
import type { NumberedLine } from "../spool/first-records";
import type { Shape } from "../spool/shape";
import { createPreview, insertPreview, mapGiven, previewTable, readGiven } from "../sql/preview.sql";
import { readSettings } from "../sql/read-lines.sql";
import { sourceSettings } from "../sql/source.sql";
import { newNumber } from "./batches";

const settings = { ...readSettings, ...sourceSettings };

/** The first rows of a Parquet file as numbered lines. */
export async function readParquetStart(
  store: Warehouse,
  file: { shape: Shape; read(): Readable },
  most: number,
): Promise<NumberedLine[]> {
  const number = newNumber(new Date(), store.database);
  await store.command(createPreview(number));
  try {
    await store.send(insertPreview(number, file.shape, most), file.read(), {}, { settings });
    return await store.rows<NumberedLine>(`SELECT number, line FROM ${previewTable(number)} ORDER BY number`);
  } finally {
    await store.command(`DROP TABLE IF EXISTS ${previewTable(number)} SYNC`);
  }
}

/** What lines would become, by the very statements that an import runs. */
export async function previewLines(
  store: Warehouse,
  kind: IngestKind,
  records: readonly NumberedLine[],
  { mapping, now }: { mapping: Mapping; now: Date },
): Promise<PreviewRow[]> {
  const parameters = (lines: readonly NumberedLine[]) => ({
    numbers: lines.map(({ number }) => number),
    lines: lines.map(({ line }) => line),
  });
  const mapped = await store.rows<NumberedLine>(mapGiven(kind, mapping), parameters(records), { settings });
  const read = await store.rows<StoredRow>(readGiven(kind, now.getTime()), parameters(mapped), { settings });
  return read.map((row) => previewRow(kind, row));
}

type StoredRow = { line: number; field_at_fault: string; reason: string; excerpt: string } & Record<string, string>;

const nothing: Partial<Record<Field["type"], string>> = { count: "0", address: "::", flag: "0" };

function previewRow(kind: IngestKind, row: StoredRow): PreviewRow {
  const shown = fieldsOf[kind].filter(({ name, type }) => row[name] !== "" && row[name] !== nothing[type]);
  const values = Object.fromEntries(shown.map(({ name }) => [name, row[name] ?? ""]));
  const { line, field_at_fault: field, reason, excerpt, attributes = "" } = row;
  return { line, field, reason, excerpt, values: attributes === "" ? values : { ...values, attributes } };
}
