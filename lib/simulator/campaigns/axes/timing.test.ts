import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, seededRandom } from "@/lib/kernel";
import { calendarFrom } from "../../calendar/calendar";
import { type Timing, timingRhythm } from "./timing";

const calendar = calendarFrom(new Date("2026-01-12"), 14);
const kinds = ["cron", "shift", "human", "hand_off", "round_robin"] as const;
const rhythmOf = (kind: Timing["kind"], accounts = 10) =>
  timingRhythm({ kind, utcOffset: 3, turns: 4, spread: 0.1 }, calendar, accounts);

function timesOf(kind: Timing["kind"], count: number, slot: number): number[] {
  const times: number[] = [];
  rhythmOf(kind).place(count, slot, seededRandom(`${kind}/${slot}`), (ms) => times.push(ms));
  return times;
}

describe("the timing of a campaign", () => {
  it("places as many exchanges as asked for, inside the day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 200 }), fc.nat(50), (kind, count, slot) => {
        const times = timesOf(kind, count, slot);
        expect(times).toHaveLength(count);
        expect(times.every((ms) => Number.isInteger(ms) && ms >= 0 && ms < day)).toBe(true);
      }),
    );
  });

  it("gives the last active day all that is left, and each day a share of it before", () => {
    for (const kind of kinds) {
      const rhythm = rhythmOf(kind);
      let left = 1;
      for (let index = 2; index <= 9; index++) left -= left * rhythm.share(index, 9);
      expect(left).toBeCloseTo(0, 12);
      expect(rhythm.share(2, 9)).toBeGreaterThan(0);
    }
  });

  it("hands off: accounts of different turns are never active at the same time", () => {
    const turns = [0, 1, 2, 3].map((slot) => timesOf("hand_off", 40, slot));
    for (const [slot, times] of turns.entries()) {
      expect(times.every((ms) => Math.floor(ms / (day / 4)) === slot)).toBe(true);
    }
  });

  it("balances: requests arrive at even distances, dealt to the accounts in order", () => {
    const arrivals = Array.from({ length: 10 }, (_, slot) =>
      timesOf("round_robin", 24, slot).map((ms) => ({ ms, slot })),
    );
    const inOrder = arrivals.flat().sort((a, b) => a.ms - b.ms);
    expect(inOrder.slice(0, 30).map(({ slot }) => slot)).toEqual(Array.from({ length: 30 }, (_, i) => i % 10));
  });
});
