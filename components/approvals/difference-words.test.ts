import { expect, it } from "vitest";
import type { ProposalDifference } from "@/lib/decisions/contract";
import { changesInWords } from "./difference-words";

it("says both sides of a change as people read them, each with the kind and the accounts that it had", () => {
  const plan = { canaryShare: 0.1, canaryMinutes: 60, jitterMinutes: 0 };
  const changed: ProposalDifference["changed"] = [
    { field: "kind", before: "throttle", after: "require_verification" },
    { field: "parameters", before: { floor: 2, ceiling: 20 }, after: { proof: "identity" } },
    { field: "holdsHours", before: null, after: 72 },
    { field: "plan", before: { ...plan, canaryShare: 0 }, after: { ...plan, startAt: "2026-02-03T14:05:00Z" } },
  ];
  const difference = { previousId: "p", added: ["a"], removed: ["b", "c", "d"], changed };
  const said = changesInWords({ kind: "require_verification", accounts: 30 }, difference, (iso) => iso);
  expect(said.map(({ label, before, after }) => [label, before, after])).toEqual([
    ["Measure", "Throttle", "Require verification"],
    ["Set to", "2 to 20 requests a minute", "proof: an identity"],
    ["It holds", "until somebody ends it", "for 3 days"],
    [...["Plan", "All 32 at once."], "From 2026-02-03T14:05:00Z: 3 first, watched for 1 h; then the other 27 at once."],
  ]);
});
