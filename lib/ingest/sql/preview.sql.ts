import { maskExpression } from "@/lib/content";
import type { IngestKind } from "../choices";
import { fieldsOf } from "../fields";
import type { Mapping } from "../mapping/contract";
import type { Shape } from "../spool/shape";
import { mapLines } from "./map-lines.sql";
import { readLines } from "./read-lines.sql";
import { sourceOf } from "./source.sql";

/** Swept with the tables of batches that are at their end, should a process die over it. */
export const previewTable = (number: bigint): string => `ingest_${number}_preview`;

export const createPreview = (number: bigint): string =>
  `CREATE TABLE ${previewTable(number)} (number UInt32, line String) ENGINE = Memory`;

export const insertPreview = (number: bigint, shape: Shape, most: number): string => {
  const { select, format } = sourceOf(shape);
  return `INSERT INTO ${previewTable(number)} (number, line) SELECT number, line FROM (${select}) LIMIT ${most} FORMAT ${format}`;
};

/** Lines that are handed over as parameters. */
const given = `SELECT record.1 AS number, record.2 AS line
  FROM (SELECT arrayJoin(arrayZip({numbers:Array(UInt32)}, {lines:Array(String)})) AS record)`;

export const mapGiven = (kind: IngestKind, mapping: Mapping): string =>
  `SELECT number, line FROM (${mapLines(kind, mapping, given)}) ORDER BY number`;

/** Lines as they would be stored, every field as a text, content masked. */
export function readGiven(kind: IngestKind, now: number): string {
  const fields = fieldsOf[kind].map((field) => {
    if (field.type === "content") return `left(${maskExpression(`read.${field.name}`)}, 500) AS ${field.name}`;
    if (field.type === "names") return `arrayStringConcat(read.${field.name}, ', ') AS ${field.name}`;
    if (field.type === "address") return `replaceOne(toString(read.${field.name}), '::ffff:', '') AS ${field.name}`;
    return `ifNull(toString(read.${field.name}), '') AS ${field.name}`;
  });
  return `SELECT toFloat64(read.number) AS line, toString(read.field) AS field_at_fault, toString(read.reason) AS reason,
      if(read.field = '', ${maskExpression("read.excerpt")}, read.excerpt) AS excerpt,
      left(${maskExpression("read.attributes")}, 500) AS attributes, ${fields.join(", ")}
    FROM (${readLines(kind, given, now)}) AS read ORDER BY read.number`;
}
