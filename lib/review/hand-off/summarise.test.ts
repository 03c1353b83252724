import { expect, it } from "vitest";
import type { DecisionView } from "@/lib/decisions/contract";
import { summarise } from "./summarise";

const decision = (over: Partial<DecisionView>): DecisionView => ({
  ...{ id: "1", kind: "ban", at: "2026-11-02T10:00:00.000Z", actor: { type: "user", id: "u", name: "Ada" } },
  ...{ campaignId: null, batchId: null, accountId: "a", verdict: null, disposition: null, policy: null },
  ...{ reason: "One card.", innocentExplanation: null, reversesId: null, reversedById: null, snapshotHash: null },
  ...{ parameters: null, expiresAt: null, disclosure: null, part: null, proposalId: null, automated: false },
  ...{ enforcement: null, recommended: null },
  ...over,
});
const nothing = { standing: "Heron: open.", decisions: [], open: [], since: null, notes: [] };

it("tells what is there, a batch as one act, and leaves out what there is nothing of", () => {
  const batch = ["a", "b", "c"].map((accountId) => decision({ id: accountId, batchId: "x", accountId }));
  const confirm = decision({ id: "2", kind: "confirm", accountId: null, verdict: "relay", reversedById: "3" });
  const text = summarise({ ...nothing, decisions: [...batch, confirm], open: ["Nobody has asked the reseller."] });
  expect(text).toBe(
    [
      "Heron: open.",
      "",
      "Decided:",
      "- 2026-11-02 Ada: ban on 3 accounts. “One card.”",
      "- 2026-11-02 Ada: confirm relay, taken back. “One card.”",
      "",
      "Open:",
      "- Nobody has asked the reseller.",
    ].join("\n"),
  );
  expect(summarise(nothing)).toBe("Heron: open.\n\nDecided:\n- Nobody has decided anything.");
});

it("stays short, whatever people wrote", () => {
  const long = decision({ reason: "x".repeat(4_000) });
  const many = Array.from({ length: 40 }, (_, i) => ({ ...long, id: String(i) }));
  const text = summarise({ ...nothing, decisions: many, open: Array.from({ length: 90 }, () => "y".repeat(90)) });
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text).toContain("- 35 earlier acts");
});
