import { expect, it } from "vitest";
import type { ThrottleHistory } from "@/lib/decisions/contract";
import { prepareLimits } from "./prepare-limits";

const history: ThrottleHistory = {
  ...{ decisionId: "d", floor: 4, ceiling: 40, at: "2026-11-01T00:00:00.000Z", endedAt: null, expiresAt: null },
  changes: [
    { at: "2026-11-02T00:00:00.000Z", perMinute: 4, share: 1 },
    { at: "2026-11-03T12:00:00.000Z", perMinute: 22, share: 0.5 },
  ],
};
const now = Date.parse("2026-11-06T00:00:00Z");

it("begins at the ceiling, and carries the last limit to the end", () => {
  const chart = prepareLimits(history, [], now, 500);
  expect(chart.points.map(({ perMinute }) => perMinute)).toEqual([40, 4, 22, 22]);
  expect(chart).toMatchObject({ present: 22, to: now, isOver: false, top: 44, withHour: false });
  const over = prepareLimits({ ...history, endedAt: "2026-11-04T00:00:00.000Z" }, [], now, 500);
  expect(over).toMatchObject({ isOver: true, to: Date.parse("2026-11-04T00:00:00Z"), withHour: true });
});

it("says nothing of what is not shown, and marks only releases in its span", () => {
  const release = (at: string) => ({ model: at, at: `${at}T00:00:00Z` });
  const cut = prepareLimits(history, ["2026-10-30", "2026-11-02", "2026-11-03"].map(release), now, 2);
  expect(cut.points[0]).toMatchObject({ perMinute: 4, share: 1 });
  expect(cut.releases.map(({ model }) => model)).toEqual(["2026-11-02", "2026-11-03"]);
  const fresh = prepareLimits({ ...history, changes: [] }, [], Date.parse(history.at), 500);
  expect(fresh.to).toBeGreaterThan(fresh.from);
  expect(fresh.present).toBe(40);
});
