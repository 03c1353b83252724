import { type AppealEnd, appealEnds, countedKinds, type PeriodFigures, type TransparencyView } from "./contract";
import type { CountedAppeals, CountedMeasures } from "./store/figures";
import { leastTold, suppressed, told, whole } from "./suppress";

type Grain = TransparencyView["grain"];

const endOf = (from: Date, grain: Grain): Date =>
  new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + (grain === "quarter" ? 3 : 1), 1));

/** Every period from the first in which anything happened to the one of `now`, the latest first; empty ones too. */
export function periodsOf(grain: Grain, firsts: readonly Date[], now: Date): Date[] {
  const [first] = [...firsts].sort((a, b) => a.getTime() - b.getTime());
  const periods: Date[] = [];
  for (let from = first; from !== undefined && from <= now; from = endOf(from, grain)) periods.unshift(from);
  return periods;
}

/** @param isPublished whether cells below ten are left out */
export function figuresOf(
  period: { grain: Grain; from: Date; now: Date },
  measures: readonly CountedMeasures[],
  appeals: CountedAppeals | undefined,
  isPublished: boolean,
): PeriodFigures {
  const group: typeof whole = isPublished ? suppressed : whole;
  const cell = isPublished ? told : (count: number) => count;
  const sum = (of: (one: CountedMeasures) => number) => measures.reduce((total, one) => total + of(one), 0);
  const taken = sum((one) => one.taken);
  const [automated, covert, takenBack] = [sum((m) => m.automated), sum((m) => m.covert), sum((m) => m.takenBack)];
  const byKind = Object.fromEntries(
    countedKinds.map((kind) => [kind, measures.find((one) => one.kind === kind)?.taken ?? 0]),
  ) as Record<(typeof countedKinds)[number], number>;
  const ends = endsOf(appeals);
  const decided = ends.upheld + ends.reduced + ends.overturned + ends.overturned_with_conditions;
  const to = endOf(period.from, period.grain);
  const appealsEnded = group(ends);
  const isTold = !isPublished || decidedEnds.every((end) => appealsEnded.parts[end] !== null);
  return {
    from: period.from.toISOString(),
    to: to.toISOString(),
    isComplete: to <= period.now,
    measures: group(byKind),
    automation: group({ automated, by_person: taken - automated }),
    disclosure: group({ disclosed: taken - covert, covert }),
    since: group({ taken_back: takenBack, stands_or_ended: taken - takenBack }),
    appealsSubmitted: cell(appeals?.submitted ?? 0),
    appealsEnded,
    overturnRate: decided > 0 && isTold ? (ends.overturned + ends.overturned_with_conditions) / decided : null,
    medianHours: !isPublished || decided >= leastTold ? (appeals?.medianHours ?? null) : null,
  };
}

const decidedEnds = ["upheld", "reduced", "overturned", "overturned_with_conditions"] as const;

function endsOf(appeals: CountedAppeals | undefined): Record<AppealEnd, number> {
  const count = (end: AppealEnd) =>
    (appeals?.ended ?? []).reduce((sum, one) => sum + ((one.outcome ?? one.status) === end ? one.count : 0), 0);
  return Object.fromEntries(appealEnds.map((end) => [end, count(end)])) as Record<AppealEnd, number>;
}
