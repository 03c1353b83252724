import type { Warehouse } from "@/lib/warehouse";
import { type CoveredFamily, type CoveredField, coveredFamilies, coveredFields } from "../coverage/fields";

const fields = [...coveredFamilies, ...coveredFields] as const;
const delays = ["ahead", "within_minute", "within_hour", "within_day", "later"] as const;

const sums = (names: readonly string[]): string =>
  names.map((name) => `toFloat64(sum(coverage_day.${name})) AS ${name}`).join(", ");

/** Exchanges, and of them those that have each field or anything of a family. */
export type CoverageCounts = Record<"exchanges" | CoveredFamily | CoveredField, number>;

export interface CoverageOfDay extends CoverageCounts {
  /** `2026-11-27`, by the exchanges' own time. */
  day: string;
}

/** What exchanges have that are dated on a day or later, by day. */
export const readCoverageByDay = (warehouse: Warehouse, since: string): Promise<CoverageOfDay[]> =>
  warehouse.rows(
    `SELECT day, ${sums(["exchanges", ...fields])} FROM coverage_day
     WHERE day >= {since:Date} GROUP BY day ORDER BY day`,
    { since },
  );

export type Delays = Record<(typeof delays)[number], number>;

export interface CoverageOfSource extends CoverageCounts, Delays {
  sender: string;
  reading: string;
  /** Time of the newest exchange, in seconds. */
  newest: number;
}

/** What exchanges have that are dated on a day or later, and how late they came, by source. */
export const readCoverageBySource = (warehouse: Warehouse, since: string): Promise<CoverageOfSource[]> =>
  warehouse.rows(
    `SELECT sender, reading, ${sums(["exchanges", ...fields, ...delays])}, toUnixTimestamp(max(last_seen)) AS newest
     FROM coverage_day WHERE day >= {since:Date} GROUP BY sender, reading ORDER BY exchanges DESC, sender, reading`,
    { since },
  );
