import { expect, it } from "vitest";
import type { StandingOrderView } from "@/lib/decisions/contract";
import { deedInWords, obstaclesOf } from "./order-words";

const of = (over: object = {}) =>
  ({ state: "proposed", kind: "suspend", holdsHours: 72, proposedBy: { id: "ann" }, ...over }) as StandingOrderView;
const lead = { id: "lee", permissions: ["measure.approve", "standing_order.propose"] as const };

it("lets a second person rule on what waits, and nobody else", () => {
  expect(obstaclesOf(of(), lead)).toEqual({ rule: null, stop: null });
  expect(obstaclesOf(of(), { ...lead, id: "ann" }).rule).toContain("second person");
  expect(obstaclesOf(of(), { id: "vi", permissions: [] })).toEqual({
    rule: expect.stringContaining("roles"),
    stop: expect.stringContaining("roles"),
  });
  expect(obstaclesOf(of({ state: "in_force" }), lead)).toMatchObject({ rule: expect.any(String), stop: null });
});

it("says what it does", () => {
  expect(deedInWords(of())).toBe("Suspend for 3 days");
  expect(deedInWords(of({ kind: "require_verification", parameters: { proof: "identity" } }))).toBe(
    "Require an identity",
  );
});
