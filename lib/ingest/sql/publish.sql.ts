import { maskExpression } from "@/lib/content";
import type { BatchTables, TextRule } from "./prepare.sql";
import { rowsTable, stagingTable } from "./staging.sql";

export interface DayCount {
  day: string;
  rows: string;
}

/** Rows by day that a batch is to publish. */
export const rowsByDay = ({ number, attempt }: BatchTables): string =>
  `SELECT toString(toDate(ts)) AS day, count() AS rows FROM ${rowsTable(number, attempt)} GROUP BY day ORDER BY day`;

/** Rows by day that a batch has published. */
export const publishedByDay = (number: bigint): string =>
  `SELECT toString(toDate(ts)) AS day, count() AS rows FROM exchange
   WHERE toDate(ts) IN {days:Array(Date)} AND batch = ${number} GROUP BY day`;

export const attachDay = ({ number, attempt }: BatchTables, day: string): string =>
  `ALTER TABLE exchange ATTACH PARTITION '${day}' FROM ${rowsTable(number, attempt)}`;

export const attachAll = ({ number, attempt }: BatchTables): string =>
  `ALTER TABLE exchange ATTACH PARTITION ALL FROM ${rowsTable(number, attempt)}`;

/** Takes back what of a day was published before a crash. */
export const withdrawDay = (number: bigint, day: string): string =>
  `ALTER TABLE exchange DELETE IN PARTITION '${day}' WHERE batch = ${number}`;

export const publishKeys = ({ number, attempt }: BatchTables): string =>
  `INSERT INTO exchange_key SELECT sipHash64(exchange_id) FROM ${rowsTable(number, attempt)}`;

/** Remembers the ids of what a batch published before its staged rows were lost. */
export const keysOfPublished = (number: bigint): string =>
  `INSERT INTO exchange_key SELECT sipHash64(exchange_id) FROM exchange
   WHERE toDate(ts) IN {days:Array(Date)} AND batch = ${number}`;

/** The start of a broken line may be anything: it is masked, or left out where no words are kept. */
export const publishRejects = (number: bigint, { keepsText }: TextRule): string =>
  `INSERT INTO reject (batch, line, field, reason, excerpt)
   SELECT ${number}, number, field, reason, if(field = '', ${keepsText ? maskExpression("excerpt") : "''"}, excerpt)
   FROM ${stagingTable(number)} WHERE reason != ''`;

export const publishHistory = ({ number, attempt }: BatchTables): string =>
  `INSERT INTO account SELECT * FROM ${rowsTable(number, attempt)}`;

export const withdrawHistory = (number: bigint): string => `ALTER TABLE account DELETE WHERE batch = ${number}`;

export const publishCurrent = ({ number, attempt }: BatchTables): string =>
  `INSERT INTO account_current SELECT * FROM ${rowsTable(number, attempt)}`;

export const publishReleases = ({ number, attempt }: BatchTables): string =>
  `INSERT INTO model_release SELECT * FROM ${rowsTable(number, attempt)}`;

/** Rejects of a batch by line; a crash may have left them twice. */
export const rejectsQuery = (number: bigint): string => `
  SELECT toFloat64(line) AS line, toString(field) AS field, toString(reason) AS reason, excerpt
  FROM reject WHERE batch = ${number} ORDER BY reject.line LIMIT 1 BY reject.line`;
