import { expect, it } from "vitest";
import { appealEnds, countedKinds, type PeriodFigures } from "@/lib/transparency/contract";
import { mostPeriods, prepareFigures } from "./prepare-figures";

const none = <Part extends string>(parts: readonly Part[]) => ({
  total: 0,
  parts: Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>,
});
const period = (over: Partial<PeriodFigures> = {}): PeriodFigures => ({
  ...{ from: "2026-07-01T00:00:00.000Z", to: "2026-10-01T00:00:00.000Z", isComplete: true },
  ...{ measures: none(countedKinds), automation: none(["automated", "by_person"] as const) },
  ...{ disclosure: none(["disclosed", "covert"] as const), since: none(["taken_back", "stands_or_ended"] as const) },
  ...{ appealsSubmitted: 0, appealsEnded: none(appealEnds), overturnRate: null, medianHours: null },
  ...over,
});
const view = (periods: PeriodFigures[]) => ({
  ...{ grain: "quarter" as const, asOf: "2026-11-01T00:00:00.000Z", periods },
  ...{ falseFlags: { missing: "No audit sample has been drawn." }, falseFlagsAt: null },
});
const cellOf = (figures: ReturnType<typeof prepareFigures>, label: string) =>
  figures.groups.flatMap(({ rows }) => rows).find((row) => row.label === label)?.cells[0];

it("names the quarter, and tells what is nothing from what is withheld", () => {
  const figures = prepareFigures(view([period({ appealsSubmitted: null })]), true);
  expect(figures).toMatchObject({ periods: [{ name: "2026 Q3", isComplete: true }], isSuppressed: true });
  expect(cellOf(figures, "Appeals submitted")).toBe("withheld");
  expect(cellOf(figures, "Banned")).toBe("0");
  expect(cellOf(figures, "Overturned, of those decided")).toBe("–");
});

it("withholds a rate that comes from withheld cells", () => {
  const ended = { total: 12, parts: { ...none(appealEnds).parts, upheld: null, overturned: null } };
  expect(cellOf(prepareFigures(view([period({ appealsEnded: ended })]), true), "Overturned, of those decided")).toBe(
    "withheld",
  );
});

it("shows as many periods as a page has room for", () => {
  expect(prepareFigures(view(Array.from({ length: 20 }, () => period())), false).periods).toHaveLength(mostPeriods);
});
