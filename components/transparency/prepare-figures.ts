import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import { appealEnds, countedKinds, type PeriodFigures, type TransparencyView } from "@/lib/transparency/contract";
import { appealEndNames, measureNames, periodName } from "./words";

export interface FigureRow {
  label: string;
  /** A part of the row above that is none. */
  isPart: boolean;
  cells: string[];
}

export interface FigureGroup {
  title: string;
  rows: FigureRow[];
}

export interface PreparedFigures {
  periods: { name: string; isComplete: boolean }[];
  groups: FigureGroup[];
  /** Some cell is not told. */
  isSuppressed: boolean;
}

/** Columns that a page has room for. */
export const mostPeriods = 6;
const hidden = "withheld";

const duration = (hours: number): string => (hours < 48 ? `${Math.round(hours)} h` : `${(hours / 24).toFixed(1)} d`);

/** Decides everything that the table of figures shows: the latest periods, the newest first. */
export function prepareFigures({ periods: all, grain }: TransparencyView, isPublished: boolean): PreparedFigures {
  const periods = all.slice(0, mostPeriods);
  const missing = isPublished ? hidden : "–";
  const row = (label: string, isPart: boolean, of: (one: PeriodFigures) => string | null): FigureRow => ({
    ...{ label, isPart },
    cells: periods.map((one) => of(one) ?? missing),
  });
  const count = (value: number | null | undefined) => (value == null ? null : formatCount(value));
  const rate = ({ overturnRate, appealsEnded }: PeriodFigures) => {
    if (overturnRate !== null) return formatShare(overturnRate);
    return appealsEnded.total === 0 ? "–" : null;
  };
  const median = ({ medianHours, appealsEnded }: PeriodFigures) => {
    if (medianHours !== null) return duration(medianHours);
    return appealsEnded.total === 0 ? "–" : null;
  };
  const groups: FigureGroup[] = [
    {
      title: "Measures",
      rows: [
        row("Measures against accounts", false, (one) => count(one.measures.total)),
        ...countedKinds.map((kind) => row(measureNames[kind], true, (one) => count(one.measures.parts[kind]))),
        row("Taken or adapted by a rule", false, (one) => count(one.automation.parts.automated)),
        row("Not told to the owner at once", false, (one) => count(one.disclosure.parts.covert)),
        row("Taken back since", false, (one) => count(one.since.parts.taken_back)),
      ],
    },
    {
      title: "Appeals",
      rows: [
        row("Appeals submitted", false, (one) => count(one.appealsSubmitted)),
        row("Appeals ended", false, (one) => count(one.appealsEnded.total)),
        ...appealEnds.map((end) => row(appealEndNames[end], true, (one) => count(one.appealsEnded.parts[end]))),
        row("Overturned, of those decided", false, rate),
        row("From appeal to decision, median", false, median),
      ],
    },
  ];
  return {
    periods: periods.map(({ from, isComplete }) => ({ name: periodName(from, grain), isComplete })),
    groups,
    isSuppressed: groups.some(({ rows }) => rows.some(({ cells }) => cells.includes(hidden))),
  };
}
