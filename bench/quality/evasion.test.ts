import { describe, expect, it } from "vitest";
import { evasionPreset, evasionSteps } from "@/lib/simulator";
import { type EvasionPoint, evasionTables, pointOf } from "./evasion";
import { shareOf } from "./intervals";
import { extracting, found, subject } from "./testing";

const size = { accounts: 4000, exchanges: 80_000, days: 21, seed: 1, start: "2026-01-12" };

describe("an operator on an axis of evasion", () => {
  it("differs from one step to the next in that axis alone", () => {
    const [careless, careful] = [0, 4].map((step) => evasionPreset(size, "hard", ["mixing"], step).campaigns[0]);
    expect(careful).toEqual({ ...careless, mixing: evasionSteps("mixing").values[4] });
    expect(careful?.mixing).toBeGreaterThan(careless?.mixing ?? 1);
  });

  it("takes the step on every axis when they go together", () => {
    const [one] = evasionPreset(size, "medium", ["together"], 5).campaigns;
    expect(one).toMatchObject({ mixing: 0.97, content: { wrappers: 1000 }, cards: { accountsPerCard: 0.01 } });
  });
});

describe("a point of an evasion curve", () => {
  it("counts the campaign's own accounts, the innocents beside them, and all innocents of the world", () => {
    const point = pointOf(
      [
        extracting("a", "pace", found("x")),
        extracting("b", "pace"),
        extracting("c", "mixing", found("y")),
        subject("d", found("x")),
        subject("e", found("y")),
        subject("f", found("x", "relay")),
      ],
      "pace",
      "hard",
      1,
    );
    expect(point).toMatchObject({ value: 4, flagged: { count: 1, of: 2 }, flaggedWith: 1, flaggedInAll: 2 });
  });
});

describe("the tables of evasion", () => {
  const at = (care: EvasionPoint["care"], value: number, count: number): EvasionPoint => ({
    axis: "pace",
    care,
    value,
    flagged: shareOf(count, 10),
    flaggedWith: 0,
    flaggedInAll: 3,
  });

  it("say where recall was lost, that it never was, or that there was none, side by side", () => {
    const lines = evasionTables([at("medium", 8, 9), at("medium", 4, 4), at("hard", 8, 8)]);
    const first = lines.indexOf("pace: medium in all else lost at 4, hard in all else not lost up to 8");
    expect(first).toBeGreaterThan(0);
    expect(lines[first + 2]).toMatch(/^8 +9 \/ 10 {2}0\.90 \[.+\] +0 of 3 +8 \/ 10 {2}0\.80 \[.+\] +0 of 3$/);
    expect(lines[first + 3]).toMatch(/^4 +4 \/ 10 {2}0\.40 \[.+\] +0 of 3$/);
    expect(evasionTables([at("hard", 8, 1)]).some((line) => line.endsWith("hard in all else never found"))).toBe(true);
  });
});
