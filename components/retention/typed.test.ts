import { expect, it } from "vitest";
import { PlaceHold } from "@/lib/retention/contract";
import { holdFrom, isComplete, nothingTyped } from "./typed";

const matter = { ground: "A lawsuit.", owner: "Counsel", until: "2030-01-31" };

it("takes ids one a line or by commas, each once, and lasts until the end of the day", () => {
  const typed = { ...nothingTyped, ...matter, ids: " acct-1\nacct-2, acct-1\n" };
  expect(isComplete(typed)).toBe(true);
  expect(PlaceHold.parse(holdFrom(typed))).toEqual({
    scope: { type: "accounts", accountIds: ["acct-1", "acct-2"] },
    ...{ ground: "A lawsuit.", owner: "Counsel", expiresAt: "2030-01-31T23:59:59Z" },
  });
});

it("asks for days where days are held, and for ids everywhere else", () => {
  const days = { ...nothingTyped, ...matter, type: "window" as const, ids: "acct-1", from: "2026-01-01" };
  expect(isComplete(days)).toBe(false);
  expect(isComplete({ ...days, to: "2026-01-02" })).toBe(true);
  expect(isComplete({ ...days, type: "campaigns", ids: " , " })).toBe(false);
});
