import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Habit } from "../model";
import { breakNats } from "./history-break";

/** Values in the order of their first use, each with its hours before the work, and of other use and work since. */
const habit = (trait: Habit["trait"], ...uses: [before: number, own: number, worked: number][]): Habit => ({
  trait,
  uses: uses.map(([before, own, worked]) => ({ before, own, worked })),
});

describe("a break in an account's own history", () => {
  it("is there when the work comes with a new client through new networks while the old use goes on", () => {
    const stolen = [habit("client", [9, 10, 0], [0, 2, 12]), habit("network", [9, 9, 0], [0, 1, 7], [0, 1, 5])];
    expect(breakNats(stolen)).toBeGreaterThan(Math.log(99));
  });

  it("is not there when an account works as it warmed up, or moves on and does everything with the new", () => {
    expect(breakNats([habit("client", [9, 10, 12]), habit("network", [9, 5, 6], [0, 5, 6])])).toBe(0);
    expect(breakNats([habit("client", [9, 0, 0], [0, 10, 12])])).toBe(0);
  });

  it("cannot be told of an account without a past, or without clients and networks in the input", () => {
    expect(breakNats([habit("client", [0, 8, 0], [0, 0, 8])])).toBeUndefined();
    expect(breakNats([])).toBeUndefined();
  });

  it("is rarely seen in an account whose work falls on any client and network", () => {
    const uses = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(uses, (hours) => {
        // Each value has its share of both, so nothing is newer about the work.
        const even = hours.map(([before, both]): [number, number, number] => [before, both, both]);
        return (breakNats([habit("network", ...even)]) ?? 0) < 0.5;
      }),
    );
  });

  it("weighs more the more hours it lasts, up to a cap", () => {
    const nats = [1, 3, 6, 60].map((worked) => breakNats([habit("client", [9, 6, 0], [0, 0, worked])]) ?? 0);
    expect([...nats].sort((a, b) => a - b)).toEqual(nats);
    expect(nats[3]).toBe(6);
  });
});
