import { expect, it } from "vitest";
import type { PolicyView } from "@/lib/decisions/contract";
import { changeIn, draftOf, withStep } from "./draft";

const proof = "usage_attestation" as const;
const present: PolicyView = {
  policy: "unauthorised_resale",
  version: 4,
  terms: {
    ...{ severity: "serious", strikeDays: 180, programs: { education: proof, startup: proof, research: proof } },
    steps: [
      { kind: "throttle", parameters: { floor: 5, ceiling: 50 }, holdsHours: 36 },
      { kind: "suspend", holdsHours: 336 },
    ],
  },
  changed: null,
};
const reason = "Resellers come back within a month.";

it("comes back as it was when nothing is typed but the reason", () => {
  const { change } = changeIn({ ...draftOf(present.terms), reason }, present);
  expect(change).toEqual({ policy: present.policy, version: 4, terms: present.terms, reason });
});

it("names the step that something is wrong with, and takes one more at the end", () => {
  const draft = { ...draftOf(present.terms), reason };
  const [first, second] = draft.steps;
  if (first === undefined || second === undefined) throw new Error("Two steps were put in.");
  const upsideDown = { ...first, fields: { ...first.fields, floor: 90 } };
  expect(changeIn({ ...draft, steps: [upsideDown, second] }, present).faults).toHaveProperty(["steps.0"]);
  expect(changeIn({ ...draft, steps: [second, first] }, present).faults).toHaveProperty(["steps.1"]);
  expect(changeIn({ ...draft, steps: [], reason: "" }, present).change).toBeNull();
  expect(changeIn({ ...draft, strikeDays: "" }, present).faults).toHaveProperty("strikeDays");
  const longer = withStep(draft);
  expect(changeIn(longer, present).change?.terms.steps.map(({ kind }) => kind)).toEqual([
    ...["throttle", "suspend", "suspend"],
  ]);
  expect(new Set(longer.steps.map(({ id }) => id)).size).toBe(3);
});
