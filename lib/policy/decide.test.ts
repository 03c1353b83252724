import fc from "fast-check";
import { expect, it } from "vitest";
import { Buckets } from "./buckets";
import { decide } from "./decide";
import { isActive, type Rule } from "./rule";
import { Rules } from "./rules";

const never = Number.POSITIVE_INFINITY;
const rule = (values: Partial<Rule>): Rule => ({
  subject: "account",
  accountId: "a",
  part: "",
  effect: "allow",
  perMinute: null,
  obligations: [],
  reasonClass: null,
  decisionId: "d",
  expiresAt: never,
  ...values,
});

const anyRule = (subject: Rule["subject"]) =>
  fc
    .record({
      effect: fc.constantFrom("allow" as const, "throttle" as const, "deny" as const),
      perMinute: fc.option(fc.integer({ min: 0, max: 1_000 })),
      obligations: fc.subarray(["redact_reasoning", "require_verification"]),
      expiresAt: fc.constantFrom(never, 1_000, 3_000),
    })
    .map((values) => rule({ ...values, subject, part: subject === "account" ? "" : "p", decisionId: subject }));
const someRules = fc
  .tuple(...(["account", "key", "end_user"] as const).map((subject) => fc.option(anyRule(subject), { nil: undefined })))
  .map((rules) => rules.filter((one) => one !== undefined));

it("lets the strictest of account, key and end user win, and adds up obligations, by whatever order rules came", () => {
  fc.assert(
    fc.property(someRules, fc.infiniteStream(fc.nat()), (rules, order) => {
      const now = 2_000;
      const held = new Rules();
      for (const one of [...rules].sort(() => ((order.next().value ?? 0) % 2) - 0.5)) held.set(one, 500);
      const found = held.against({ accountId: "a", keyId: "p", endUserId: "p" }, now);
      const standing = rules.filter((one) => isActive(one, now));
      expect(new Set(found)).toEqual(new Set(standing));
      const decided = decide(found, new Buckets(), now, 1);
      const effects = standing.map(({ effect }) => effect);
      const isSpent = standing.some(({ effect, perMinute }) => effect === "throttle" && perMinute === 0);
      const expected = effects.includes("deny") ? "deny" : isSpent ? "throttle" : "allow";
      expect(decided.effect).toBe(expected);
      expect(decided.by?.effect).toBe(expected === "allow" ? undefined : expected);
      const obligations = expected === "allow" ? standing.flatMap((one) => one.obligations) : [];
      expect(decided.obligations.toSorted()).toEqual([...new Set(obligations)].sort());
    }),
  );
});

it("holds a rule of a key or an end user against that one alone, within its account", () => {
  const held = new Rules();
  held.set(rule({ subject: "key", part: "k", effect: "deny" }), 0);
  held.set(rule({ subject: "end_user", part: "k", effect: "throttle", perMinute: 5 }), 0);
  const against = (accountId: string, keyId?: string, endUserId?: string) =>
    held.against({ accountId, keyId, endUserId }, 0).map(({ subject }) => subject);
  expect([against("a", "k"), against("a", undefined, "k"), against("a", "k", "k")]).toEqual([
    ["key"],
    ["end_user"],
    ["key", "end_user"],
  ]);
  expect([against("a"), against("b", "k", "k"), against("a", "x", "x")]).toEqual([[], [], []]);
  held.set(rule({ subject: "key", part: "k", effect: "allow" }), 0);
  held.remove({ subject: "end_user", accountId: "a", part: "k" });
  expect([against("a", "k", "k"), held.size]).toEqual([[], 0]);
});

it("fills a bucket evenly, with this replica's share of the allowance, and at least one request", () => {
  const buckets = new Buckets();
  const sixty = rule({ effect: "throttle", perMinute: 60 });
  const passed = (now: number, replicas: number, tries: number) =>
    Array.from({ length: tries }, () => decide([sixty], buckets, now, replicas)).filter(
      ({ effect }) => effect === "allow",
    ).length;
  expect(passed(0, 2, 100)).toBe(30);
  expect(passed(10_000, 2, 100)).toBe(5);
  // Another replica went: a whole allowance from here on.
  expect(passed(20_000, 1, 100)).toBe(10);
  expect(decide([sixty], buckets, 20_000, 1)).toMatchObject({ effect: "throttle", by: sixty, retryAfter: 1 });
  const one = rule({ accountId: "b", effect: "throttle", perMinute: 1 });
  expect(decide([one], buckets, 0, 10).effect).toBe("allow");
  expect(decide([one], buckets, 0, 10)).toMatchObject({ effect: "throttle", retryAfter: 600 });
});

it("takes a token from every throttle that applies, or from none", () => {
  const buckets = new Buckets();
  const account = rule({ effect: "throttle", perMinute: 3 });
  const users = ["x", "y", "z"].map((part) => rule({ subject: "end_user", part, effect: "throttle", perMinute: 2 }));
  const [x, y, z] = users.map((user) => [account, user]);
  const ask = (rules: Rule[] = []) => decide(rules, buckets, 0, 1);
  // The third of x is refused for x alone, and leaves the account's last token to y; then the account has none for z.
  expect([x, x, x, y, z].map((rules) => ask(rules).by?.subject)).toEqual([
    undefined,
    undefined,
    "end_user",
    undefined,
    "account",
  ]);
});
