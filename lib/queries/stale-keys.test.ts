import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { accountTimelineQuery } from "./accounts";
import { campaignTimelineQuery } from "./campaign";
import { keys } from "./keys";
import { StaleKeys } from "./stale-keys";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathered(fill: (stale: StaleKeys) => void): unknown[] {
  const invalidated: unknown[] = [];
  const stale = new StaleKeys({ invalidateQueries: async (filter) => void invalidated.push(filter?.queryKey) });
  fill(stale);
  expect(invalidated).toEqual([]);
  vi.runAllTimers();
  return invalidated;
}

it("refetches what many changes touch once", () => {
  const keys = gathered((stale) => {
    for (let i = 0; i < 50; i++) stale.add("campaign", "c1");
    stale.add("audit", "x");
  });
  expect(keys).toContainEqual(["campaign", "c1"]);
  expect(keys).toContainEqual(["audit"]);
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
});

it("takes all of a kind when the change names none", () => {
  expect(gathered((stale) => stale.add("account", null))).toEqual([["account"], ["timeline", "account"]]);
});

it("refetches every open timeline, the queue and the explorer when traffic has come, and nothing else of campaigns and accounts", () => {
  expect(gathered((stale) => stale.add("traffic", "any"))).toEqual([
    keys.overview,
    keys.timelines,
    keys.queue,
    keys.traffic,
  ]);
  const open = [accountTimelineQuery("a1", "model"), campaignTimelineQuery("c1", "model")].map(
    ({ queryKey }) => queryKey[0],
  );
  expect(open).toEqual([keys.timelines[0], keys.timelines[0]]);
});

it("refetches everything once when changes were missed", () => {
  const keys = gathered((stale) => {
    stale.add("campaign", "c1");
    stale.addAll();
  });
  expect(keys).toEqual([[]]);
});

it("does nothing for a topic that no screen shows, or after its end", () => {
  expect(gathered((stale) => stale.add("weather", "x"))).toEqual([]);
  expect(
    gathered((stale) => {
      stale.add("campaign", "c1");
      stale.close();
    }),
  ).toEqual([]);
});
