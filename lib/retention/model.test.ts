import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf, fateOf, firstKept, groupsOf, isWithin } from "./model";

it("keeps the present day and as many before it as it is told, across months and leap days", () => {
  const now = new Date("2028-03-01T00:00:00.000Z");
  expect([1, 2, 366].map((days) => firstKept(days, now))).toEqual(["2028-02-29", "2028-02-28", "2027-03-01"]);
  expect(firstKept(1, new Date("2028-03-01T23:59:59.999Z"))).toBe("2028-02-29");
});

it("takes both ends of a window for days in it", () => {
  const windows = [{ from: "2026-01-30", to: "2026-02-02" }];
  const days = ["2026-01-29", "2026-01-30", "2026-02-01", "2026-02-02", "2026-02-03"];
  expect(days.map((day) => isWithin(day, windows))).toEqual([false, true, true, true, false]);
});

it("drops a day only when nothing of it is held, and never removes what is", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), fc.boolean(), (others, held, isHeldDay) => {
      fc.pre(others + held > 0);
      const windows = isHeldDay ? [{ from: "2026-01-01", to: "2026-12-31" }] : [];
      const fate = fateOf({ day: "2026-02-01", rows: others + held, held }, windows);
      expect(fate === "dropped").toBe(!isHeldDay && held === 0);
      expect(fate === "narrowed").toBe(!isHeldDay && held > 0 && others > 0);
    }),
  );
});

it("makes groups of all days in their order, none larger than it may be unless it is one day", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 30 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 30 }), (rows, most) => {
      const days = rows.map((rows, i) => ({ day: dayOf(new Date(Date.UTC(2026, 0, 1 + i))), rows }));
      const groups = groupsOf(days, most);
      expect(groups.flat()).toEqual(days);
      for (const group of groups) {
        expect(group.length === 1 || group.reduce((sum, { rows }) => sum + rows, 0) <= most).toBe(true);
      }
    }),
  );
});
