import { describe, expect, it } from "vitest";
import type { CampaignView, MemberRow } from "@/lib/campaigns/contract";
import { foresee } from "./foresee";

const campaign = {
  status: "confirmed",
  verdict: "distillation",
  verdictBy: "analyst",
  coreAccounts: 40,
  hardLinked: 30,
  dispositions: { operated: 25, bystander: 10, compromised: 5 },
} as CampaignView;

const member = (accountId: string, rest: Partial<MemberRow> = {}) =>
  ({ accountId, tier: "core", disposition: "operated", hardLink: true, standing: "active", ...rest }) as MemberRow;
const selection = (...rows: MemberRow[]) => ({ kind: "selection" as const, rows });

describe("what a ban will be told", () => {
  it("has nothing against operated core members with a hard link", () => {
    expect(foresee("ban", selection(member("a"), member("b")), campaign)).toEqual({
      refusals: [],
      spared: [],
      reached: 2,
    });
  });

  it("names every rule that spares a member, with the members", () => {
    const { spared, reached } = foresee(
      "ban",
      selection(
        member("a"),
        member("b", { disposition: "bystander" }),
        member("c", { hardLink: false }),
        member("d", { tier: "associated" }),
        member("e", { standing: "banned" }),
        member("f", { hardLink: false }),
      ),
      campaign,
    );
    expect(reached).toBe(1);
    expect(spared).toEqual([
      { reason: "bystander, not operated", accounts: 1, examples: ["b"] },
      { reason: "no hard link to the core", accounts: 2, examples: ["c", "f"] },
      { reason: "associated, not core", accounts: 1, examples: ["d"] },
      { reason: "banned already", accounts: 1, examples: ["e"] },
    ]);
  });

  it.each([
    ["unconfirmed", { status: "open", verdictBy: "detection" }, /confirm it first/],
    ["innocent", { verdict: "evaluation" }, /distillation or relay/],
    ["small", { coreAccounts: 9 }, /core has 9/],
  ] as const)("refuses in a campaign that is %s", (_, change, message) => {
    const { refusals } = foresee("ban", selection(member("a")), { ...campaign, ...change } as CampaignView);
    expect(refusals.join(" ")).toMatch(message);
  });

  it("knows of the core only how many each rule spares", () => {
    const { spared, reached } = foresee("ban", { kind: "core" }, campaign);
    expect(reached).toBeNull();
    expect(spared.map(({ reason, accounts }) => [reason, accounts])).toEqual([
      ["bystander, not operated", 10],
      ["compromised, not operated", 5],
      ["no hard link to the core", 10],
    ]);
  });
});

describe("what a revocation of keys will be told", () => {
  it("reaches operated and compromised members, hard link or not, core or not", () => {
    const rows = [member("a", { hardLink: false }), member("b", { disposition: "compromised", tier: "associated" })];
    expect(foresee("revoke_key", selection(...rows), campaign)).toMatchObject({ spared: [], reached: 2 });
  });

  it("spares others and those without keys", () => {
    const rows = [member("a", { standing: "keys_revoked" }), member("b", { disposition: "unknown" })];
    expect(foresee("revoke_key", selection(...rows), campaign)).toMatchObject({ reached: 0 });
  });
});
