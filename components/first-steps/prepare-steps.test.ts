import { expect, it } from "vitest";
import type { FirstSteps } from "@/lib/casefile/contract";
import { isUnderWay, prepareSteps } from "./prepare-steps";

const empty: FirstSteps = {
  ...{ exchanges: 0, accounts: 0, releases: 0, detected: false, decided: false },
  may: { import: ["admin"], detect: ["analyst", "lead", "admin"], review: ["analyst", "lead"] },
};

it("names the first step that is not taken, and who may take what one may not", () => {
  expect(prepareSteps(empty, ["ingest.read", "ingest.write", "detection.run"])).toEqual([
    { name: "data", state: "next", others: null },
    { name: "releases", state: "later", others: null },
    { name: "detection", state: "later", others: null },
    { name: "review", state: "later", others: ["analyst", "lead"] },
  ]);
});

it("keeps a step that was skipped open, and is over once detection has looked at data", () => {
  const later = { ...empty, exchanges: 5, detected: true };
  expect(prepareSteps(later, ["campaign.decide"]).map(({ state }) => state)).toEqual(["done", "next", "done", "later"]);
  expect([empty, { ...empty, exchanges: 5 }, later].map(isUnderWay)).toEqual([false, false, true]);
});
