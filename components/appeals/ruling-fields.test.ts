import { expect, it } from "vitest";
import { DecideAppeal } from "@/lib/appeals/contract";
import { emptyFields, type RulingFields, ruledOf } from "./ruling-fields";

const rest = { appealId: "01a2215c-9d5f-7506-8bda-2f10200a6ed9", version: 1, point: "The card is my school's." };
const accepted = (fields: Partial<RulingFields>) => {
  const ruling = ruledOf({ ...emptyFields, ...fields });
  return DecideAppeal.safeParse({ ...rest, ruling, answer: "You are right about the card.", reason: "A shared card." });
};

it("makes of what is typed a ruling that the server takes", () => {
  for (const outcome of ["upheld", "overturned", "overturned_with_conditions"] as const) {
    expect(accepted({ outcome }).success).toBe(true);
  }
  const limited = accepted({ outcome: "overturned_with_conditions", limits: true });
  expect(limited.data?.ruling).toMatchObject({ disposition: "relay_customer", measures: [{}, { kind: "throttle" }] });
  for (const milder of ["observe", "require_verification", "redact_reasoning", "throttle", "suspend"] as const) {
    expect(accepted({ outcome: "reduced", milder }).success).toBe(true);
  }
});

it("is nothing yet while something is missing", () => {
  expect(ruledOf(emptyFields)).toBeNull();
  expect(ruledOf({ ...emptyFields, outcome: "reduced" })).toBeNull();
  expect(ruledOf({ ...emptyFields, outcome: "overturned_with_conditions", asksProof: false })).toBeNull();
});
