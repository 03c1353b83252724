import { expect, it } from "vitest";
import { preparePlan } from "./prepare-plan";

const plan = { canaryShare: 0.1, canaryMinutes: 60, jitterMinutes: 180 };

it("sets canaries, watching and the rest on one axis without a gap", () => {
  const { phases, minutes, sentence } = preparePlan(plan, 31);
  expect(minutes).toBe(240);
  expect(phases.map(({ name }) => name)).toEqual(["first", "watched", "rest"]);
  expect(phases.at(0)?.from).toBe(0);
  expect(phases.at(-1)?.to).toBe(1);
  for (const [i, phase] of phases.entries()) expect(phase.from).toBe(phases[i - 1]?.to ?? 0);
  expect(phases[1]?.to).toBeCloseTo(0.25);
  expect(sentence).toBe("4 first, watched for 1 h; then the other 27 at random over 3 h.");
});

it("leaves out what a plan has not", () => {
  const atOnce = preparePlan({ canaryShare: 0, canaryMinutes: 60, jitterMinutes: 0 }, 12);
  expect(atOnce).toEqual({
    phases: [{ name: "rest", from: 0, to: 1 }],
    minutes: 0,
    sentence: "All 12 at once.",
  });
  expect(preparePlan(plan, 1)).toMatchObject({ minutes: 0, sentence: "All 1 at once." });
  const unwatched = preparePlan({ ...plan, canaryMinutes: 0, jitterMinutes: 0 }, 20);
  expect(unwatched.phases.map(({ name }) => name)).toEqual(["first", "rest"]);
  expect(unwatched.sentence).toBe("2 first; then the other 18 at once.");
});
