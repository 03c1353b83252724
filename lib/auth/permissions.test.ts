import { expect, it } from "vitest";
import { permissions, roles } from "./contract";
import { permissionsOf, permissionsOfRoles } from "./permissions";

/** Whatever changes what happens to an account, a campaign or what leaves the house. */
const decisions = [
  "campaign.decide",
  "member.decide",
  "account.restrict",
  "standing_order.propose",
  "account.ban",
  "measure.approve",
  "measure.break_glass",
  "covert.approve",
  "policy.manage",
  "key.revoke",
  "decision.reverse",
  "bundle.export",
  "appeal.review",
  "appeal.assign",
  "notice.manage",
  "bundle.recall",
  "wrapper.release",
];

/** What only the owner of an account, and only a partner, may do. */
const ofNoRole = ["appeal.submit", "collection.use", "overlap.ask"];

it("gives every permission of the team to somebody, and nobody one twice", () => {
  const given = new Set(roles.flatMap((role) => permissionsOf[role]));
  expect(permissions.filter((permission) => !given.has(permission))).toEqual(ofNoRole);
  for (const role of roles) expect(new Set(permissionsOf[role]).size).toBe(permissionsOf[role].length);
});

it("lets those who manage people decide nothing and read no content", () => {
  const admin = permissionsOfRoles(["admin"]);
  expect(decisions.filter((permission) => admin.has(permission as never))).toEqual([]);
  expect(admin.has("content.read")).toBe(false);
  const managers = roles.filter((role) => permissionsOf[role].includes("user.manage"));
  expect(managers).toEqual(["admin"]);
});

it("lets nobody but admins connect gateways, and everybody who sees campaigns see what became of decisions", () => {
  const having = (permission: (typeof permissions)[number]) =>
    roles.filter((role) => permissionsOf[role].includes(permission));
  expect(having("enforcement.manage")).toEqual(["admin"]);
  expect(having("enforcement.report")).toEqual(["admin"]);
  expect(having("enforcement.read")).toEqual([...having("campaign.read"), "admin"]);
});

it("lets viewers, support and auditors only look, and never at people's words", () => {
  for (const role of ["viewer", "support", "auditor"] as const) {
    const own = permissionsOfRoles([role]);
    expect([...own].filter((permission) => !/\.(read|status|own)$/.test(permission))).toEqual([]);
    expect(own.has("content.read")).toBe(false);
  }
});

it("adds up roles", () => {
  const both = permissionsOfRoles(["admin", "analyst"]);
  expect(both.has("user.manage") && both.has("content.read")).toBe(true);
  expect(permissionsOfRoles([]).size).toBe(0);
});
