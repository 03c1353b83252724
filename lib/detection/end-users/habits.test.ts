import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import { dealingOf, excesses } from "./dealing";
import { dispersionOf, evennessOf, shapes, type UseHistogram } from "./evenness";
import { mixtureOf, programNats } from "./mixture";

/** Exchanges dealt to end users with the given rates; the rates decide who is a person. */
function useOf(seed: number, rates: readonly number[], exchanges: number): UseHistogram {
  const random = seededRandom(`use/${seed}`);
  const ends: number[] = [];
  let total = 0;
  for (const rate of rates) {
    total += rate;
    ends.push(total);
  }
  const counts = new Map<number, number>();
  for (let i = 0; i < exchanges; i++) {
    const at = random.next() * total;
    const user = ends.findIndex((end) => end > at);
    counts.set(user, (counts.get(user) ?? 0) + 1);
  }
  const use = new Map<number, number>();
  for (const count of counts.values()) use.set(count, (use.get(count) ?? 0) + 1);
  return [...use];
}

const even = (users: number) => Array.from({ length: users }, () => 1);
/** Rates as Zipf has them. */
const people = (users: number) => Array.from({ length: users }, (_, i) => 1 / (i + 1));
const others = Array.from({ length: 40 }, (_, i) => evennessOf(useOf(i, people(150), 300)));
const evenNats = (use: UseHistogram, outside = others) =>
  programNats([evennessOf(use)], mixtureOf(outside, shapes.length));

describe("evenness of use", () => {
  it("tells work that is dealt out from people's own use, and weighs no more than the others can show", () => {
    const dealt = useOf(1, even(400), 1200);
    expect(evenNats(dealt)).toBeGreaterThan(Math.log(20));
    expect(evenNats(dealt)).toBeLessThanOrEqual(Math.log(others.length + 2));
    expect(dispersionOf(dealt)).toBeLessThan(1.2);
    expect(evenNats(useOf(2, people(400), 1200))).toBeLessThan(-20);
  });

  it("says nothing where nearly everybody comes once", () => {
    expect(Math.abs(evenNats([[1, 500]]))).toBeLessThan(0.1);
  });

  it("says little in a world with few accounts to compare with, and nothing with none but even ones", () => {
    const dealt = useOf(1, even(400), 1200);
    expect(evenNats(dealt, others.slice(0, 3))).toBeLessThanOrEqual(Math.log(5));
    const alike = Array.from({ length: 40 }, (_, i) => evennessOf(useOf(i, even(150), 450)));
    expect(evenNats(dealt, alike)).toBeLessThan(0.2);
  });

  it("is the same in whatever order end users come", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 50 }))), (use) => {
        const turned = evennessOf([...use].reverse());
        for (const [i, log] of evennessOf(use).entries()) expect(log).toBeCloseTo(turned[i] ?? Number.NaN, 6);
      }),
    );
  });
});

describe("the ways of end users", () => {
  const settled = Array.from({ length: 30 }, (_, i) => dealingOf({ seen: 36 + (i % 5), of: 42, chance: 0.3 }));

  it("are missing where end users get what comes next", () => {
    expect(
      programNats([dealingOf({ seen: 30, of: 100, chance: 0.3 })], mixtureOf(settled, excesses.length)),
    ).toBeGreaterThan(2.5);
    expect(
      programNats([dealingOf({ seen: 85, of: 100, chance: 0.3 })], mixtureOf(settled, excesses.length)),
    ).toBeLessThan(-20);
  });

  it("cannot be seen where there is only one kind of work", () => {
    const nats = programNats([dealingOf({ seen: 100, of: 100, chance: 1 })], mixtureOf(settled, excesses.length));
    expect(Math.abs(nats)).toBeLessThan(0.01);
  });
});

describe("the mixture of accounts", () => {
  it("is a distribution that never rules a program out", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: -50, max: 0, noNaN: true }), { minLength: 4, maxLength: 4 })),
        (logs) => {
          const weights = mixtureOf(logs, 4);
          expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
          expect(weights[3]).toBeGreaterThanOrEqual(1 / (logs.length + 2) - 1e-9);
        },
      ),
    );
  });
});
