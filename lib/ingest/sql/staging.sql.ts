import type { IngestKind } from "../contract";
import { fieldsOf } from "../fields";
import { columnType } from "./field.sql";
import { readLines } from "./read-lines.sql";

/** The tables of a batch on its way: lines as read, and, by attempt, the rows that are to be published. */
export const stagingTable = (number: bigint): string => `ingest_${number}`;
export const rowsTable = (number: bigint, attempt: number): string => `ingest_${number}_rows_${attempt}`;
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

/** Takes lines framed as RowBinary and stores them as typed rows with their faults. */
export const insertPart = (kind: IngestKind, number: bigint, part: number, now: number): string => {
  const columns = columnsOf(kind).join(", ");
  const source = "SELECT number, line FROM input('number UInt32, line String')";
  return `INSERT INTO ${stagingTable(number)} (part, ${columns})
    SELECT ${part}, ${columns} FROM (${readLines(kind, source, now)}) FORMAT RowBinary`;
};
