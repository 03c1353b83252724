import type { BatchTables } from "./prepare.sql";
import { rowsTable, stagingTable } from "./staging.sql";

/** One text for all days, so that refusals of one kind count as one. */
export const tooOld = "is older than exchanges are kept";

/** Marks good lines of before `{before:Date}` as rejects. */
export const rejectClosed = ({ number }: BatchTables): string =>
  `ALTER TABLE ${stagingTable(number)} UPDATE field = 'ts', reason = '${tooOld}', excerpt = toString(ts)
   WHERE reason = '' AND toDate(ts) < {before:Date}`;

export const dropClosed = ({ number, attempt }: BatchTables, day: string): string =>
  `ALTER TABLE ${rowsTable(number, attempt)} DROP PARTITION '${day}'`;

export const countRejected = ({ number }: BatchTables): string =>
  `SELECT countIf(reason != '') AS rejected FROM ${stagingTable(number)}`;
