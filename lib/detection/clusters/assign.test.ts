import { expect, it } from "vitest";
import { defaultConfiguration } from "../configuration";
import type { SharedValueRow } from "../model";
import { linkageOf, range, shared } from "../testing";
import { claimsOf } from "./assign";

const family = [900, 901];
const operated = range(0, 40);

/** Forty accounts on one address with one wrapper, and a family that uses the wrapper as well. */
const world = (...more: SharedValueRow[]) =>
  linkageOf(1000, [
    shared("mail_domain", "common", range(0, 500)),
    shared("prefix", "wrapper", [...operated, ...family]),
    shared("ip", "exit", operated),
    shared("card", "family", family),
    ...range(0, 3).map((day) => shared("ip", "line", family, day)),
    ...more,
  ]);

const tiersOf = ({ table, weights }: ReturnType<typeof world>, homeShare = defaultConfiguration.homeShare) => {
  const config = { ...defaultConfiguration, homeShare };
  const claims = new Map(claimsOf([...operated, ...family], { table, weights, available: () => true, config }));
  return family.map((account) => claims.get(account)?.tier);
};

it("makes nobody core whom little but its own home ties to the rest", () => {
  expect(tiersOf(world())).toEqual(["associated", "associated"]);
  expect(tiersOf(world(), 1)).toEqual(["core", "core"]);
});

it("takes a card among as many as make a campaign for an operator's, and what ties it besides for enough", () => {
  expect(tiersOf(world(shared("card", "pool", [...family, ...range(0, 3)])))).toEqual(["core", "core"]);
  expect(tiersOf(world(shared("signup_window", "1", [...family, ...range(0, 10)])))).toEqual(["core", "core"]);
});
