import { expect, it } from "vitest";
import { fitOf, ranked, rankedGroups } from "./rank";

const named = (...labels: string[]) => labels.map((label) => ({ label }));

it("prefers what is it, then what begins so, then a word, then anywhere", () => {
  const items = named("Reject a banner", "Confirm a ban", "Banner", "Urban Ibis", "Ban", "Dismiss");
  expect(ranked("ban", items).map(({ label }) => label)).toEqual([
    ...["Ban", "Banner", "Reject a banner", "Confirm a ban", "Urban Ibis"],
  ]);
});

it("finds by keyword, by several words in any order, and in spite of capitals and accents", () => {
  expect(fitOf("logout", { label: "Sign out", keywords: ["logout", "leave"] })).toBe(4);
  expect(fitOf("detection RUN", { label: "Run detection" })).toBe(5);
  expect(fitOf("MÜNCH", { label: "munchkin" })).toBe(1);
  expect(fitOf("delete", { label: "Run detection", keywords: ["detect"] })).toBeUndefined();
});

it("puts the group with the best fit first, keeps the order of equals, and leaves out what is empty", () => {
  const groups = [
    { label: "Actions", hits: named("Put off the lantern") },
    { label: "Pages", hits: [] },
    { label: "Campaigns", hits: named("Lantern", "Old Lantern") },
    // Found by the server, by something that is not shown.
    { label: "Accounts", hits: named("acct-1") },
  ];
  expect(rankedGroups("lantern", groups).map(({ label }) => label)).toEqual(["Campaigns", "Actions", "Accounts"]);
  expect(rankedGroups("", groups).map(({ label }) => label)).toEqual(["Actions", "Campaigns", "Accounts"]);
});
