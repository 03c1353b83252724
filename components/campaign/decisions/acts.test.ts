import { describe, expect, it } from "vitest";
import type { DecisionView } from "@/lib/decisions/contract";
import { groupActs } from "./acts";

const decision = (id: string, rest: Partial<DecisionView> = {}): DecisionView => ({
  id,
  kind: "ban",
  at: "2026-03-01T10:00:00Z",
  actor: { type: "user", id: "u1", name: "Ada" },
  campaignId: null,
  batchId: null,
  accountId: null,
  verdict: null,
  disposition: null,
  policy: null,
  parameters: null,
  recommended: null,
  expiresAt: null,
  disclosure: null,
  part: null,
  proposalId: null,
  automated: false,
  reason: "because of the facts",
  innocentExplanation: null,
  reversesId: null,
  reversedById: null,
  snapshotHash: null,
  enforcement: null,
  ...rest,
});

describe("decisions as acts", () => {
  it("makes one act of a batch, however its decisions are mixed with others", () => {
    const acts = groupActs([
      decision("a", { batchId: "x" }),
      decision("b", { at: "2026-03-02T10:00:00Z" }),
      decision("c", { batchId: "x" }),
    ]);
    expect(acts.map(({ id, decisions }) => [id, decisions.length])).toEqual([
      ["b", 1],
      ["x", 2],
    ]);
  });

  it("counts what still stands", () => {
    const [act] = groupActs([decision("a", { batchId: "x", reversedById: "r" }), decision("b", { batchId: "x" })]);
    expect(act?.standing).toBe(1);
  });

  it("sums up how far the act has come at the gateway", () => {
    const [act] = groupActs([
      decision("a", { batchId: "x", enforcement: "requested" }),
      decision("b", { batchId: "x", enforcement: "requested" }),
      decision("c", { batchId: "x", enforcement: "cancelled" }),
      decision("d", { batchId: "x" }),
    ]);
    expect(act?.enforcement).toEqual({ requested: 2, cancelled: 1 });
  });
});
