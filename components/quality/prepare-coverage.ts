import type { Coverage, FamilyEvidence } from "@/lib/casefile/contract";
import type { Family } from "@/lib/detection/contract";
import { day as dayLength } from "@/lib/kernel/clock";

/** A share on one day; null where nothing is stored that it could be a share of. */
export interface DayShare {
  day: string;
  having: number;
  of: number;
  share: number | null;
}

export interface CoverageRow {
  /** A field, or the name of a family. */
  name: string;
  having: number;
  /** Empty where only the sum is known. */
  days: DayShare[];
  /** What a field is for that is evidence of no family. */
  about?: string;
}

export interface CoverageGroup {
  family: Family;
  /** Anything of the family; `absent` reads as not available, never as not shared. */
  state: "absent" | "partial" | "whole";
  row: CoverageRow;
  fields: CoverageRow[];
  loss: string;
}

/** All days from the first to the last, with those of which nothing is stored. */
function everyDay(days: Coverage["days"]): { day: string; of: number; counts: Record<string, number> }[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Map(days.map((one) => [one.day, one]));
  const count = Math.round((Date.parse(last.day) - Date.parse(first.day)) / dayLength) + 1;
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.parse(first.day) + i * dayLength).toISOString().slice(0, 10);
    return known.get(day) ?? { day, of: 0, counts: {} };
  });
}

const sharesOf = (days: ReturnType<typeof everyDay>, name: string): DayShare[] =>
  days.some(({ counts }) => name in counts)
    ? days.map(({ day, of, counts }) => {
        const having = counts[name] ?? 0;
        return { day, having, of, share: of === 0 ? null : having / of };
      })
    : [];

/** Lays coverage out by family, each with its fields, and the fields that are of none. */
export function prepareCoverage<Field extends string>(
  coverage: Coverage,
  evidence: readonly FamilyEvidence<Field>[],
  others: Partial<Record<Field, string>>,
): { groups: CoverageGroup[]; others: CoverageRow[] } {
  const days = everyDay(coverage.days);
  const field = (name: string): CoverageRow => ({
    ...{ name, having: coverage.fields[name] ?? 0, days: sharesOf(days, name) },
  });
  const groups = evidence.map(({ family, fields, loss }): CoverageGroup => {
    const having = coverage.families[family] ?? 0;
    const state = having === 0 ? "absent" : having === coverage.of ? "whole" : "partial";
    const row = { name: family, having, days: sharesOf(days, family) };
    return { family, state, loss, row, fields: fields.map(field) };
  });
  const rest = Object.entries<string | undefined>(others);
  return {
    groups,
    others: rest.map(([name, about]) => ({ ...field(name), ...(about === undefined ? {} : { about }) })),
  };
}
