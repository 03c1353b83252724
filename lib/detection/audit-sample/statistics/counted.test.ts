import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import type { EstimateOrNot } from "../contract";
import { shareOf, wilson } from "./counted";
import { estimatesOf, type JudgedStratum } from "./estimates";

describe("intervals", () => {
  it("are Wilson's for a share, and none for one who has seen all", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [found, n, low, high] of published) {
      expect(wilson(found, n).low).toBeCloseTo(low, 4);
      expect(wilson(found, n).high).toBeCloseTo(high, 4);
    }
    expect(wilson(3, 10, 10)).toEqual({ value: 0.3, low: 0.3, high: 0.3 });
    expect(wilson(3, 10, 12).high).toBeLessThan(wilson(3, 10).high);
  });

  it("have a width where nothing was found on one side", () => {
    const [some, none] = [
      { value: 50, low: 40, high: 60 },
      { value: 0, low: 0, high: 30 },
    ];
    const share = shareOf(some, none);
    expect(share).toMatchObject({ value: 1, high: 1 });
    expect(share.low).toBeGreaterThan(0.5);
    expect(share.low).toBeLessThan(0.7);
    expect(shareOf(none, some)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(none, some).high).toBeCloseTo(1 - share.low, 6);
  });
});

describe("estimates from strata", () => {
  const judged = (over: Partial<JudgedStratum>): JudgedStratum => ({
    ...{ stratum: "unflagged", accounts: 1000, drawn: 0, operated: 0, compromised: 0, benign: 0, unsure: 0 },
    ...over,
  });

  it("weigh each judged account by how many it stands for", () => {
    const { recall, falseFlags, strata } = estimatesOf([
      judged({ stratum: "flagged", accounts: 100, drawn: 20, operated: 18, benign: 2 }),
      judged({ stratum: "decided", accounts: 10, drawn: 10, operated: 8, compromised: 2 }),
      judged({ stratum: "dismissed", accounts: 40, drawn: 10, benign: 9, unsure: 1 }),
      judged({ accounts: 2000, drawn: 100, operated: 1, benign: 99 }),
    ]);
    // 90 + 10 flagged of 90 + 10 + 20; 10 benign ones of 10 + 40 + 1980.
    expect(recall).toMatchObject({ value: 100 / 120, n: 139 });
    expect(falseFlags).toMatchObject({ value: 10 / 2030, n: 139 });
    expect(strata.find(({ stratum }) => stratum === "dismissed")?.share).toMatchObject({ value: 0, n: 9 });
  });

  it("are none without labels where there are accounts, and say where", () => {
    const flagged = judged({ stratum: "flagged", accounts: 100, drawn: 20, operated: 20 });
    const { recall } = estimatesOf([flagged, judged({ drawn: 50, unsure: 3 })]);
    expect(recall).toEqual({ missing: expect.stringMatching(/Not enough labels: none .* unflagged/) });
    expect(estimatesOf([judged({ drawn: 50, benign: 50 })]).recall).toEqual({
      missing: expect.stringMatching(/No operated/),
    });
    const nobody = judged({ stratum: "dismissed", accounts: 0 });
    expect(estimatesOf([flagged, nobody, judged({ drawn: 9, benign: 9 })]).recall).toMatchObject({ value: 1, n: 29 });
  });

  it("cover the truth about as often as they say, also when most samples find nothing among the unflagged", () => {
    const random = seededRandom("coverage");
    const world = [
      { stratum: "flagged", accounts: 400, share: 0.93, drawn: 40 },
      { stratum: "dismissed", accounts: 120, share: 0.08, drawn: 30 },
      { stratum: "unflagged", accounts: 20_000, share: 0.002, drawn: 300 },
    ] as const;
    const positives = world.map(({ accounts, share }) => Math.round(accounts * share));
    const [flagged = 0, ...missed] = positives;
    const recall = flagged / (flagged + missed.reduce((sum, n) => sum + n, 0));
    const benign = world.map(({ accounts }, i) => accounts - (positives[i] ?? 0));
    const falseFlags = (benign[0] ?? 0) / benign.reduce((sum, n) => sum + n, 0);
    const rounds = 1_500;
    const covered = { recall: 0, falseFlags: 0 };
    const inside = (estimate: EstimateOrNot, truth: number) =>
      "low" in estimate && estimate.low <= truth && truth <= estimate.high;
    for (let round = 0; round < rounds; round++) {
      const strata = world.map(({ stratum, accounts, drawn }, i) => {
        let [left, people, operated] = [positives[i] ?? 0, accounts as number, 0];
        for (let k = 0; k < drawn; k++, people--)
          if (random.next() * people < left) [left, operated] = [left - 1, operated + 1];
        return judged({ stratum, accounts, drawn, operated, benign: drawn - operated });
      });
      const estimates = estimatesOf(strata);
      if (inside(estimates.recall, recall)) covered.recall++;
      if (inside(estimates.falseFlags, falseFlags)) covered.falseFlags++;
    }
    expect(covered.recall / rounds).toBeGreaterThan(0.93);
    expect(covered.falseFlags / rounds).toBeGreaterThan(0.93);
  });
});
