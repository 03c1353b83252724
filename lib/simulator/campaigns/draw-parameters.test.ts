import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import type { Difficulty } from "../model";
import { drawParameters } from "./draw-parameters";

const draw = (difficulty: Difficulty) =>
  Array.from({ length: 400 }, (_, seed) =>
    drawParameters(seededRandom(seed), {
      id: "x",
      difficulty,
      accounts: 200,
      exchanges: 9000,
      firstDay: 0,
      lastDay: 29,
    }),
  );
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe("drawing a campaign", () => {
  it("reaches every kind on every axis", () => {
    const all = (["trivial", "easy", "medium", "hard"] as const).flatMap(draw);
    const kinds = (of: (one: (typeof all)[number]) => string) => new Set(all.map(of)).size;
    expect(kinds((one) => one.cards.spread)).toBe(3);
    expect(kinds((one) => one.mail.kind)).toBe(3);
    expect(kinds((one) => one.egress.kind)).toBe(5);
    expect(kinds((one) => one.timing.kind)).toBe(5);
    expect(kinds((one) => one.signUp.kind)).toBe(3);
    expect(kinds((one) => Object.keys(one.content.targets).join())).toBeGreaterThan(50);
    expect(Math.max(...all.map((one) => one.mixing))).toBeLessThanOrEqual(0.8);
  });

  it("keeps the accounts further apart the more difficult it is", () => {
    const [trivial, hard] = [draw("trivial"), draw("hard")];
    expect(mean(hard.map((one) => one.mixing))).toBeGreaterThan(mean(trivial.map((one) => one.mixing)) + 0.4);
    expect(mean(hard.map((one) => one.egress.addresses))).toBeGreaterThan(
      4 * mean(trivial.map((one) => one.egress.addresses)),
    );
    expect(mean(hard.map((one) => one.content.wrappers))).toBeGreaterThan(
      3 * mean(trivial.map((one) => one.content.wrappers)),
    );
  });
});
