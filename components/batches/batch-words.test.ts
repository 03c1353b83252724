import { expect, it } from "vitest";
import type { BatchView } from "@/lib/decisions/contract";
import { obstaclesOf, progressOf } from "./batch-words";

const batch = { state: "stopped", accounts: 30, done: 10, skipped: 2, inverseOfId: null, inverseId: null };
const of = (over: object) => ({ ...batch, ...over }) as BatchView;
const all = ["account.restrict", "decision.reverse"];

it("counts what is left, and nothing of what was carried out at once", () => {
  expect(progressOf(of({}))).toEqual({ done: 10, skipped: 2, pending: 18, total: 30 });
  expect(progressOf(of({ state: "completed", accounts: 10, skipped: 5 }))).toEqual({
    ...{ done: 10, skipped: 5, pending: 0, total: 15 },
  });
});

it("says why a batch cannot be stopped, resumed or taken back", () => {
  expect(obstaclesOf(of({}), all)).toEqual({ stop: expect.stringContaining("stopped"), resume: null, inverse: null });
  expect(obstaclesOf(of({ state: "running" }), all)).toMatchObject({
    stop: null,
    inverse: "It still runs: stop it first.",
  });
  expect(obstaclesOf(of({ inverseId: "x" }), all).inverse).toBe("It is taken back already.");
  expect(obstaclesOf(of({ inverseOfId: "x" }), all).inverse).not.toBeNull();
  expect(obstaclesOf(of({ done: 0 }), all).inverse).toBe("Nothing of it was done.");
  expect(Object.values(obstaclesOf(of({}), [])).every((why) => why !== null)).toBe(true);
});
