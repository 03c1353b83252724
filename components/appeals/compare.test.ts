import { expect, it } from "vitest";
import type { EvidenceSide } from "@/lib/appeals/contract";
import { compareFacts, compareSides } from "./compare";

const fact = (value: string, accountsHere: number, weight: number): EvidenceSide["facts"][number] => ({
  ...{ family: "payment", kind: "card", value, display: `card·${value}`, accountsHere, accountsOverall: 20, weight },
});
const side = (facts: EvidenceSide["facts"], member: EvidenceSide["member"] = null): EvidenceSide => ({
  at: "2026-10-01T00:00:00Z",
  campaign: { status: "confirmed", verdict: "distillation", verdictBy: "analyst", score: 20, coreAccounts: 12 },
  ...{ member, facts },
});
const member: EvidenceSide["member"] = {
  ...{ tier: "core", score: 30, families: {}, hardLink: true, disposition: "operated", exchanges: 10 },
  extractionExchanges: 8,
};

it("shows what has changed since the decision, and what is gone", () => {
  const compared = compareSides(side([], member), side([]));
  expect(compared.find(({ name }) => name === "Hard link")).toMatchObject({
    before: "yes",
    today: "no member",
    isChanged: true,
  });
  expect(compared.find(({ name }) => name === "Core accounts")).toMatchObject({ isChanged: false });
  expect(compareSides(null, side([])).some(({ isChanged }) => isChanged)).toBe(false);
});

it("puts the account's own values first, then the heaviest, those of either day", () => {
  const rows = compareFacts(side([fact("a", 3, 9), fact("b", 3, 5)]), side([fact("b", 4, 5), fact("c", 2, 7)]), [
    "card/b",
  ]);
  expect(rows.map(({ name, isOwn, isChanged }) => [name, isOwn, isChanged])).toEqual([
    ["card·b", true, true],
    ["card·a", false, true],
    ["card·c", false, true],
  ]);
  expect(rows[1]?.today).toBe("–");
  expect(compareFacts(null, side([fact("a", 1, 1)]), null)[0]).toMatchObject({ isOwn: null, isChanged: false });
});
