import { expect, it } from "vitest";
import type { AssessedGroup } from "../extraction/assess";
import { withExternal } from "../standing/stand-groups";
import { type ExternalReport, externalCapNats, externalOf, reportNats } from "./model";

const from = new Date("2026-11-01T00:00:00Z");
const until = new Date("2026-11-21T00:00:00Z");
const half = new Date("2026-11-11T00:00:00Z");
const report = (over: Partial<ExternalReport> = {}): ExternalReport => ({
  ...{ indicatorId: "i1", accountId: "a", partnerId: "p1", kind: "ip", confidence: 100, precision: 0.8 },
  ...{ contested: false, validFrom: from, validUntil: until, ...over },
});

it("weighs a report by the odds that the partner is right, its confidence and what is left of its validity, within the cap", () => {
  expect(reportNats(report(), from)).toBeCloseTo(Math.log(4), 10);
  expect(reportNats(report(), half)).toBeCloseTo(Math.log(4) / 2, 10);
  expect(reportNats(report({ confidence: 50 }), half)).toBeCloseTo(Math.log(4) / 4, 10);
  expect(reportNats(report({ precision: 0.999 }), from)).toBe(externalCapNats);
  expect(reportNats(report({ precision: 1 }), from)).toBe(externalCapNats);
  expect(reportNats(report({ precision: null }), from)).toBe(0.5);
  for (const worthless of [report({ precision: 0.5 }), report({ precision: 0.1 }), report({ contested: true })]) {
    expect(reportNats(worthless, from)).toBe(0);
  }
  expect(reportNats(report(), until)).toBe(0);
  expect(reportNats(report(), new Date(from.getTime() - 1))).toBe(0);
});

it("counts one word a partner, all of them within the cap, shows contested ones, and says nothing once all have run out", () => {
  const many = Array.from({ length: 50 }, (_, i) => report({ indicatorId: `i${i}`, precision: 0.6 }));
  expect(externalOf(many, from)).toMatchObject({ nats: Math.round(Math.log(1.5) * 1e4) / 1e4 });
  expect(externalOf([report(), report({ partnerId: "p2" }), report({ partnerId: "p3" })], from)?.nats).toBe(
    externalCapNats,
  );
  expect(externalOf([report({ contested: true })], from)).toMatchObject({
    nats: 0,
    reports: [{ contested: true, nats: 0 }],
  });
  expect(externalOf(many, until)).toBeNull();
});

it("brings into the core only who falls short by no more than that and is seen to do the work; it makes nobody a member", () => {
  const member = (account: number, total: number, isSeen = true) => ({
    ...{ account, tier: "associated" as const, evidence: { total, byStrand: new Float64Array() }, hardLink: false },
    ...{ isSeen, slice: 0, breakNats: undefined },
  });
  const group = { group: { threshold: 10 }, members: [member(0, 9), member(1, 7), member(2, 9, false), member(3, 9)] };
  const profiles = new Map(group.members.map(({ account }) => [account, { accountId: `a${account}` }]));
  const said = { nats: externalCapNats, capNats: externalCapNats, reports: [] };
  const external = new Map(["a0", "a1", "a2", "stranger"].map((id) => [id, said]));
  const heard = withExternal(group as unknown as AssessedGroup, { profiles } as never, external);
  expect(heard.members.map(({ account, tier }) => [account, tier])).toEqual([
    [0, "core"],
    [1, "associated"],
    [2, "associated"],
    [3, "associated"],
  ]);
  expect(heard.members.map(({ evidence }) => evidence.total)).toEqual([9, 7, 9, 9]);
  expect(withExternal(group as unknown as AssessedGroup, { profiles } as never, new Map())).toBe(group);
});
