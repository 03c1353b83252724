import { expect, it } from "vitest";
import type { ProposalView, QuietWindowView } from "@/lib/decisions/contract";
import { canProposeAnew, departureOf, obstacleToApproval, obstacleToRuling, standingOf } from "./proposal-words";

const base = {
  ...{ state: "proposed", breakGlass: false, ruling: null, disclosure: "disclosed", sample: null, of: "account" },
  ...{ kind: "ban", parameters: null, holdsHours: null, accounts: 30, recommended: null },
  proposedBy: { id: "ann", name: "Ann" },
};
const of = (over: object = {}) => ({ ...base, ...over }) as ProposalView;
const lead = { id: "lee", permissions: ["measure.approve"] };
const legal = { id: "lu", permissions: ["covert.approve"] };
const quietOf = (id: string) => ({ owner: { id, name: "Quin" } }) as QuietWindowView;

it("lets a second person rule, and nobody else", () => {
  expect(obstacleToRuling(of(), lead, null)).toBeNull();
  expect(obstacleToRuling(of(), { ...lead, id: "ann" }, null)).toContain("You proposed it");
  expect(obstacleToRuling(of(), { id: "vi", permissions: [] }, null)).toContain("roles");
  expect(obstacleToRuling(of({ disclosure: "covert" }), lead, null)).toContain("legal");
  expect(obstacleToRuling(of({ disclosure: "covert" }), legal, null)).toBeNull();
  expect(obstacleToRuling(of({ state: "void" }), lead, null)).toContain("void");
});

it("asks the owner of a quiet window, unless the owner proposed it or the glass is broken", () => {
  expect(obstacleToRuling(of(), lead, quietOf("qu"))).toContain("Quin");
  expect(obstacleToRuling(of(), lead, quietOf("lee"))).toBeNull();
  expect(obstacleToRuling(of(), lead, quietOf("ann"))).toBeNull();
  expect(obstacleToRuling(of({ breakGlass: true, state: "approved" }), lead, quietOf("qu"))).toBeNull();
});

it("holds an approval up for one innocent in the sample; none judged is no estimate, and no obstacle", () => {
  const sample = { sampleId: "s", drawn: 30, judged: 12, innocent: 1, bound: 0.34 };
  expect(obstacleToApproval(of({ sample }))).toContain("1 of 12");
  expect(obstacleToApproval(of({ sample: { ...sample, judged: 0, innocent: 0, bound: null } }))).toBeNull();
});

it("says where broken glass stands, and what can be proposed anew", () => {
  expect(standingOf(of({ breakGlass: true, state: "approved" })).label).toBe("Review it");
  expect(standingOf(of({ breakGlass: true, ruling: { ruling: "declined" } })).label).toBe("Objected to");
  expect(["proposed", "approved", "void", "expired"].map((state) => canProposeAnew(of({ state })))).toEqual([
    ...[false, false, true, true],
  ]);
  expect(canProposeAnew(of({ state: "void", of: "key" }))).toBe(true);
  expect(canProposeAnew(of({ state: "void", breakGlass: true }))).toBe(false);
});

it("says that a measure departs from what the policy recommended, and for how many", () => {
  const group = { strike: 1, hindrance: null, wanted: { kind: "ban" } };
  const groups = [
    { ...group, accounts: 20, step: { kind: "ban" } },
    { ...group, accounts: 8, step: { kind: "suspend", holdsHours: 336 } },
    { ...group, accounts: 2, step: null },
  ];
  expect(departureOf(of())).toBeNull();
  expect(departureOf(of({ recommended: { groups: groups.slice(0, 1) } }))).toBeNull();
  expect(departureOf(of({ recommended: { groups } }))).toBe(
    "It departs from what the policy recommends for 10 of 30 accounts.",
  );
});
