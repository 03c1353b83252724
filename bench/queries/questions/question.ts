import type { Warehouse } from "@/lib/warehouse";
import type { Draw } from "../draw";
import type { Statement } from "../postgres/plans";

/** Something that both stores are asked with the same parameters. */
export interface Question {
  what: string;
  target: string;
  /** Gives a figure by which the answer is checked against the other store's. */
  ours(store: Warehouse, draw: Draw): Promise<number>;
  baseline(draw: Draw): Statement[];
  /** The same figure out of the baseline's rows, statement by statement. */
  answer(rows: Record<string, unknown>[][]): number;
}

/** Sum of a column over rows. */
export const sumOf = (rows: readonly Record<string, unknown>[] = [], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

export const secondsOf = ({ from, to }: Draw["window"]) => ({ from: from / 1_000, to: to / 1_000 });
export const timesOf = ({ from, to }: Draw["window"]) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

/** Start of the hour or the day of a time, in seconds, in Postgres' words. */
export const bucket = (length: "1 hour" | "1 day", column: string): string =>
  `extract(epoch FROM date_bin('${length}', ${column}, 'epoch'))::float8 AS bucket`;
