import { expect, it } from "vitest";
import type { CampaignLoss } from "@/lib/casefile/contract";
import { prepareLoss } from "./prepare-loss";

const delivered = (outputTokens: number, exchanges: number) => ({ outputTokens, exchanges, reasoningTokens: 0 });
const loss: CampaignLoss = {
  accounts: 2,
  total: delivered(101, 14),
  tasks: 3,
  weeks: ["2026-10-05", "2026-10-12"],
  partial: true,
  rows: [
    { capability: "coding", model: "a", total: delivered(100, 4), weeks: [delivered(100, 4), null] },
    { capability: "analysis", model: "b", total: delivered(1, 10), weeks: [null, delivered(1, 10)] },
  ],
  flow: { to: null, standings: [] },
};

it("orders by the measure that is looked at, and says what is left out", () => {
  expect(prepareLoss(loss, "outputTokens").rows.map(({ key }) => key)).toEqual(["coding a", "analysis b"]);
  const { rows, of, byWeek } = prepareLoss(loss, "exchanges", 1);
  expect({ keys: rows.map(({ key }) => key), of, byWeek }).toEqual({ keys: ["analysis b"], of: 2, byWeek: [4, 10] });
});

it("tells nothing from little", () => {
  const [coding, analysis] = prepareLoss(loss, "outputTokens").rows;
  expect(coding?.cells).toEqual([
    { value: 100, depth: 1 },
    { value: null, depth: 0 },
  ]);
  expect(analysis?.cells[1]).toEqual({ value: 1, depth: 0.1 });
});
