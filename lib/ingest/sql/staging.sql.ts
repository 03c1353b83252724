import type { IngestKind } from "../choices";
import { fieldsOf } from "../fields";
import type { Mapping } from "../mapping/contract";
import type { Shape } from "../spool/shape";
import { columnType } from "./field.sql";
import { mapLines } from "./map-lines.sql";
import { readLines } from "./read-lines.sql";
import { type SourceSql, sourceOf } from "./source.sql";

/** The tables of a batch on its way: lines as read, and, by attempt, the rows that are to be published. */
export const stagingTable = (number: bigint): string => `ingest_${number}`;
export const rowsTable = (number: bigint, attempt: number): string => `ingest_${number}_rows_${attempt}`;
export const linesTable = (number: bigint): string => `ingest_${number}_lines`;
export const dropsTable = (number: bigint, attempt: number): string => `ingest_${number}_drops_${attempt}`;

/** What `rowsTable` is like: publication moves its parts or its rows there. */
export const targetTable: Record<IngestKind, string> = {
  exchanges: "exchange",
  accounts: "account",
  releases: "model_release",
};

const columnsOf = (kind: IngestKind): string[] => [
  ...["number", "field", "reason", "excerpt", "attributes"],
  ...fieldsOf[kind].map((field) => field.name),
];

/** One partition for each part of the upload, so that a part whose insert broke off can be taken back and sent again. */
export const createStaging = (kind: IngestKind, number: bigint): string => `
  CREATE TABLE IF NOT EXISTS ${stagingTable(number)}
  (part UInt32, number UInt32, field LowCardinality(String), reason LowCardinality(String), excerpt String, attributes String,
   ${fieldsOf[kind].map((field) => `${field.name} ${columnType(field)}`).join(", ")})
  ENGINE = MergeTree PARTITION BY part ORDER BY tuple()`;

export interface PartToStage {
  number: number;
  shape: Shape;
  /** Where the engine reads it, if it does so itself. */
  file?: string | undefined;
}

const sent = ({ format }: SourceSql): string => (format === undefined ? "" : ` FORMAT ${format}`);

const readInto = (kind: IngestKind, number: bigint, part: number, lines: string, now: number): string => {
  const columns = columnsOf(kind).join(", ");
  return `INSERT INTO ${stagingTable(number)} (part, ${columns})
    SELECT ${part}, ${columns} FROM (${readLines(kind, lines, now)})`;
};

/** Takes the records of a part and stores them as typed rows with their faults. */
export const insertPart = (kind: IngestKind, number: bigint, part: PartToStage, now: number): string => {
  const source = sourceOf(part.shape, part.file);
  return readInto(kind, number, part.number, source.select, now) + sent(source);
};

/** Lines of the contract that a mapping has made, on their way. */
export const createLines = (number: bigint): string => `
  CREATE TABLE IF NOT EXISTS ${linesTable(number)} (part UInt32, number UInt32, line String)
  ENGINE = MergeTree PARTITION BY part ORDER BY tuple()`;

/**
 * Takes the records of a part and stores them as lines of the contract. In a statement of its own: the time that the engine
 * takes to plan a query grows with what is nested in it, and both halves together take it ten times as long as one by one.
 */
export const insertMapped = (kind: IngestKind, number: bigint, part: PartToStage, mapping: Mapping): string => {
  const source = sourceOf(part.shape, part.file);
  return `INSERT INTO ${linesTable(number)} (part, number, line)
    SELECT ${part.number}, number, line FROM (${mapLines(kind, mapping, source.select)})${sent(source)}`;
};

/** Stores mapped lines of a part as typed rows with their faults. */
export const insertFromMapped = (kind: IngestKind, number: bigint, part: number, now: number): string =>
  readInto(kind, number, part, `SELECT number, line FROM ${linesTable(number)} WHERE part = ${part}`, now);

export const dropPart = (table: string, part: number): string => `ALTER TABLE ${table} DROP PARTITION '${part}'`;
