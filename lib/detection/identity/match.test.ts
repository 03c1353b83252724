import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeNameFor } from "./code-names";
import { matchCampaigns } from "./match";

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `a${from + i}`);
const known = (id: string, accounts: string[]) => ({ id, accounts: new Set(accounts) });

describe("identity over runs", () => {
  it("stays with the group that keeps most accounts", () => {
    const before = [known("x", ids(0, 20)), known("y", ids(50, 90))];
    const [grown, other, fresh] = matchCampaigns([ids(0, 30), ids(55, 90), ids(200, 210)], before);
    expect([grown?.id, other?.id, fresh?.id]).toEqual(["x", "y", undefined]);
    expect(grown?.lineage).toEqual([{ campaignId: "x", relation: "continued", members: 20 }]);
  });

  it("says when two become one and when one becomes two", () => {
    const [merged] = matchCampaigns([ids(0, 40)], [known("x", ids(0, 25)), known("y", ids(25, 40))]);
    expect(merged?.id).toBe("x");
    expect(merged?.lineage).toContainEqual({ campaignId: "y", relation: "merged", members: 15 });
    const [large, small] = matchCampaigns([ids(0, 25), ids(25, 40)], [known("x", ids(0, 40))]);
    expect([large?.id, small?.id]).toEqual(["x", undefined]);
    expect(small?.lineage).toEqual([{ campaignId: "x", relation: "split", members: 15 }]);
  });

  it("gives no two groups the same campaign, and repeats itself on the same groups", () => {
    const groups = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2 }), { maxLength: 6 });
    fc.assert(
      fc.property(groups, groups, (now, before) => {
        const found = now.map((group) => group.map(String));
        const past = before.map((group, i) => known(`c${i}`, group.map(String)));
        const given = matchCampaigns(found, past).flatMap((match) => match.id ?? []);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
    const same = [ids(0, 10), ids(10, 30)];
    const again = matchCampaigns(
      same,
      same.map((accounts, i) => known(`c${i}`, accounts)),
    );
    expect(again.map((match) => match.id)).toEqual(["c0", "c1"]);
  });
});

describe("code names", () => {
  it("are two words, the same for the same id, and never given twice", () => {
    const taken = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const name = codeNameFor(`id ${i}`, taken);
      expect(name).toMatch(/^[a-z]+ [a-z]+$/);
      expect(taken.has(name)).toBe(false);
      taken.add(name);
    }
    expect(codeNameFor("id 7", new Set())).toBe(codeNameFor("id 7", new Set()));
  });
});
