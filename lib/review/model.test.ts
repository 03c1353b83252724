import fc from "fast-check";
import { expect, it } from "vitest";
import { verdicts } from "@/lib/detection/contract";
import { hour } from "@/lib/kernel";
import { byUrgency, urgencyOf } from "./model";

const now = new Date("2026-11-01T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);

it("counts evidence, flow and time, each by itself", () => {
  expect(urgencyOf({ score: 20, flow: 30, since: hoursAgo(12) }, "distillation", now)).toMatchObject({
    ...{ confidence: 20, flow: 30, pressure: 1.5, priority: 900 },
    ...{ waitingSince: "2026-11-01T00:00:00.000Z", dueAt: "2026-11-02T00:00:00.000Z" },
  });
  expect(urgencyOf({ score: -3, flow: 30, since: now }, "relay", now)).toMatchObject({ confidence: 0, priority: 0 });
  expect(urgencyOf({ score: 1, flow: 1, since: hoursAgo(10_000) }, "undetermined", now).pressure).toBe(4);
});

const waiting = fc.record({
  score: fc.double({ min: -50, max: 50, noNaN: true }),
  flow: fc.double({ min: 0, max: 1e5, noNaN: true }),
  since: fc.integer({ min: -48, max: 5_000 }).map(hoursAgo),
});
const urgency = fc.tuple(waiting, fc.constantFrom(...verdicts, "member" as const));

it("never sinks for more evidence, more flow or a longer wait", () => {
  fc.assert(
    fc.property(urgency, ([one, verdict]) => {
      const { priority, pressure } = urgencyOf(one, verdict, now);
      expect(priority).toBeGreaterThanOrEqual(0);
      expect(pressure).toBeGreaterThanOrEqual(1);
      const more = [
        { ...one, score: one.score + 1 },
        { ...one, flow: one.flow + 1 },
        { ...one, since: new Date(one.since.getTime() - hour) },
      ];
      for (const other of more) expect(urgencyOf(other, verdict, now).priority).toBeGreaterThanOrEqual(priority);
    }),
  );
});

it("puts what flows first, and orders the rest by evidence and time", () => {
  const make = (score: number, flow: number, hours: number) => ({
    urgency: urgencyOf({ score, flow, since: hoursAgo(hours) }, "distillation", now),
  });
  const [trickle, silent, old, weak] = [make(5, 1, 1), make(40, 0, 1), make(40, 0, 10), make(2, 0, 500)];
  expect([weak, silent, old, trickle].sort(byUrgency)).toEqual([trickle, old, silent, weak]);
});
