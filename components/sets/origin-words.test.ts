import { expect, it } from "vitest";
import type { SetChangeView } from "@/lib/review/contract";
import { changeInWords } from "./origin-words";

const change = { id: "", version: 1, examples: [], note: null, by: "Ada", at: "2026-11-01T00:00:00Z", origin: null };

it.each([
  [
    {
      kind: "made",
      accounts: 1200,
      origin: { type: "campaign-members", campaignId: "", codeName: "Amber Heron", filter: { tier: "core", q: "ac" } },
    },
    "made it of 1,200 accounts: members of Amber Heron (core, id contains ac)",
  ],
  [
    { kind: "added", accounts: 1, origin: { type: "list", lines: 1, fileName: null } },
    "added 1 account: a pasted list of 1 line",
  ],
  [
    { kind: "made", accounts: 2, origin: { type: "sets", operation: "minus", names: ["One", "Two"] } },
    "made it of 2 accounts: what is in One and not in Two",
  ],
  [{ kind: "removed", accounts: 3 }, "removed 3 accounts"],
  [{ kind: "renamed", accounts: 0, note: "Four" }, "changed its name or description; it was called Four"],
])("says what was done: %#", (some, words) => {
  expect(changeInWords({ ...change, ...some } as SetChangeView)).toBe(words);
});
