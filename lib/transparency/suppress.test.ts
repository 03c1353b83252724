import fc from "fast-check";
import { expect, it } from "vitest";
import { leastTold, suppressed } from "./suppress";

const counts = fc.record({
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
  c: fc.nat({ max: 30 }),
  d: fc.nat({ max: 3 }),
});

it("tells no cell below ten, and none that the others give away", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const { total, parts } = suppressed(given);
      const cells = [total, ...Object.values(parts)];
      expect(cells.filter((cell) => cell !== null && cell > 0 && cell < leastTold)).toEqual([]);
      const hidden = Object.entries(given).filter(([part]) => parts[part as "a"] === null);
      if (total === null || hidden.length === 0) return;
      expect(hidden.length).toBeGreaterThanOrEqual(2);
      expect(hidden.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(leastTold);
    }),
  );
});

it("changes no number that it tells, and leaves out nothing without need", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const { total, parts } = suppressed(given);
      for (const [part, told] of Object.entries(parts)) if (told !== null) expect(told).toBe(given[part as "a"]);
      const sum = Object.values(given).reduce((all, count) => all + count, 0);
      if (total !== null) expect(total).toBe(sum);
      if (Object.values(given).every((count) => count === 0 || count >= leastTold)) {
        expect([total, ...Object.values(parts)]).not.toContain(null);
      }
    }),
  );
});
