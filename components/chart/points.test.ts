import { expect, it } from "vitest";
import { chartPoints } from "./points";
import { prepareTimeline } from "./prepare-timeline";

it("draws each bucket from its start to its end, gaps as nothing, the filling bucket apart", () => {
  const buckets = ["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", "2026-02-03T00:00:00Z"];
  const points = chartPoints(
    prepareTimeline({
      from: "2026-02-01T00:00:00Z",
      to: "2026-02-04T00:00:00Z",
      grain: "day",
      buckets,
      partialFrom: "2026-02-03T00:00:00Z",
      series: [
        { key: "a", values: [5, null, 1], total: 6 },
        { key: "b", values: [null, null, 2], total: 2 },
      ],
      accounts: 1,
      releases: [],
    }),
  );
  expect(
    points.map(({ at, bucket, s0, s1, p0, p1 }) => [new Date(at).toISOString().slice(8, 13), bucket, s0, s1, p0, p1]),
  ).toEqual([
    ["01T00", 0, 5, 0, null, null],
    ["01T23", 0, 5, 0, null, null],
    ["02T00", 1, null, null, null, null],
    ["02T23", 1, null, null, null, null],
    ["03T00", 2, null, null, 1, 2],
    ["03T23", 2, null, null, 1, 2],
  ]);
});
