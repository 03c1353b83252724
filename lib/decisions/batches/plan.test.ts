import fc from "fast-check";
import { expect, it } from "vitest";
import { minute } from "@/lib/kernel";
import { planItems } from "./plan";

const now = new Date("2026-11-01T10:00:00Z");

it("plans everybody once, canaries first, and nobody outside the windows", () => {
  const plan = fc.record({
    canaryShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
    canaryMinutes: fc.nat({ max: 600 }),
    jitterMinutes: fc.nat({ max: 600 }),
  });
  fc.assert(
    fc.property(fc.nat({ max: 200 }), plan, fc.string(), (n, wanted, seed) => {
      const subjects = Array.from({ length: n }, (_, i) => i);
      const items = planItems(subjects, wanted, seed, now);
      expect(items.map(({ subject }) => subject).sort((a, b) => a - b)).toEqual(subjects);
      expect(items.map(({ position }) => position)).toEqual(subjects);
      const canaries = Math.ceil(n * wanted.canaryShare);
      const rest = now.getTime() + (canaries > 0 ? wanted.canaryMinutes * minute : 0);
      for (const { canary, position, dueAt } of items) {
        expect(canary).toBe(position < canaries);
        if (canary) expect(dueAt).toEqual(now);
        else expect(dueAt.getTime()).toBeGreaterThanOrEqual(rest);
        expect(dueAt.getTime()).toBeLessThanOrEqual(rest + wanted.jitterMinutes * minute);
      }
    }),
  );
});

it("starts when it is said, never in the past", () => {
  const plan = { canaryShare: 0, canaryMinutes: 0, jitterMinutes: 0 };
  const [later] = planItems(["a"], { ...plan, startAt: "2026-11-02T10:00:00Z" }, "s", now);
  const [past] = planItems(["a"], { ...plan, startAt: "2026-10-02T10:00:00Z" }, "s", now);
  expect([later?.dueAt, past?.dueAt]).toEqual([new Date("2026-11-02T10:00:00Z"), now]);
});
