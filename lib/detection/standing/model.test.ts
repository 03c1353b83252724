import { describe, expect, it } from "vitest";
import { range } from "../testing";
import { type ClearingEvent, clearedAccounts, coverOf, type DatedAccount, type Dismissal } from "./model";

const until = new Date("2026-03-10T00:00:00Z");
const before = new Date("2026-02-01T00:00:00Z");
const after = new Date("2026-03-11T00:00:00Z");
const accounts = (prefix: string, count: number, since: Date | undefined): DatedAccount[] =>
  range(0, count).map((i) => ({ accountId: `${prefix}${i}`, since }));
const dismissal = (campaignId: string, members: readonly DatedAccount[]): Dismissal => ({
  ...{ campaignId, decisionId: `d-${campaignId}`, runId: "run", at: until, until },
  by: { id: "ann", name: "Ann" },
  accounts: new Set(members.map(({ accountId }) => accountId)),
  terms: new Map(),
});

describe("the dismissal that is about a group", () => {
  const members = accounts("m", 20, before);

  it("is about its members, parts of them, and who joined them later", () => {
    const one = dismissal("one", members);
    expect(coverOf(members.slice(0, 6), [one])).toMatchObject({ members: 6, newcomers: 0 });
    expect(coverOf([...members, ...accounts("n", 60, after)], [one])).toMatchObject({ members: 20, newcomers: 60 });
  });

  it("is not about a group that took in as many others, nor about newcomers alone", () => {
    const one = dismissal("one", members);
    expect(coverOf([...members, ...accounts("o", 20, before)], [one])).toBeUndefined();
    expect(coverOf([...members, ...accounts("o", 20, undefined)], [one])).toBeUndefined();
    expect(coverOf(accounts("n", 9, after), [one])).toBeUndefined();
  });

  it("is the one that most of the group were in", () => {
    const two = dismissal("two", members.slice(0, 5));
    expect(coverOf(members, [two, dismissal("one", members)])?.dismissal.campaignId).toBe("one");
  });
});

describe("accounts that a person cleared", () => {
  let sequence = 0;
  const event = (over: Partial<ClearingEvent>): ClearingEvent => ({
    ...{ id: `e${sequence++}`, kind: "set_disposition", accountId: "a", disposition: null },
    ...{ reversesId: null, reverses: null, at: until, until, actorId: "ann", actorName: "Ann" },
    ...over,
  });
  const of = (...events: ClearingEvent[]) => [...clearedAccounts(events).keys()];

  it("are those whose last word it is", () => {
    const bystander = event({ disposition: "bystander" });
    expect(of(bystander)).toEqual(["a"]);
    expect(of(bystander, event({ disposition: "operated" }))).toEqual([]);
    expect(of(bystander, event({ kind: "reverse", reversesId: bystander.id, reverses: "set_disposition" }))).toEqual(
      [],
    );
  });

  it("are also those whose ban was taken back, until they are banned again", () => {
    const operated = event({ disposition: "operated" });
    const ban = event({ kind: "ban" });
    const back = event({ kind: "reverse", reversesId: ban.id, reverses: "ban" });
    expect(of(operated, ban)).toEqual([]);
    expect(of(operated, ban, back)).toEqual(["a"]);
    expect(of(operated, ban, back, event({ kind: "ban" }))).toEqual([]);
  });
});
