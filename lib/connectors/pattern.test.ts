import fc from "fast-check";
import { expect, test } from "vitest";
import { isPattern, matcherOf } from "./pattern";

test.each([
  ["**", "a/b/c.csv", true],
  ["*", "a/b", false],
  ["**/*.ndjson", "a.ndjson", true],
  ["**/*.ndjson", "2026/03/a.ndjson", true],
  ["**/*.ndjson", "a.ndjson.tmp", false],
  ["*.{csv,ndjson.gz}", "a.ndjson.gz", true],
  ["*.{csv,ndjson.gz}", "a.gz", false],
  ["day-??/*", "day-07/x", true],
  ["day-??/*", "day-7/x", false],
  ["a+(1).txt", "a+(1).txt", true],
  ["a.txt", "abtxt", false],
  ["**/b/**", "a/b/c/d", true],
  ["**/b", "ab", false],
  ["a/**/b", "a/b", true],
  ["a/**/b", "a/x/y/b", true],
  ["{a,b}{1,2}/*", "b1/x", true],
  ["{a,b*}", "a", true],
  ["?", "é", true],
  ["*", "*", true],
])("%s means %s: %s", (pattern, path, meant) => {
  expect(matcherOf(pattern)(path)).toBe(meant);
});

test("what is no pattern is told before it is used", () => {
  for (const bad of ["{a", "a}", "{}", "{a,{b}}", "/etc/*", ""]) expect(isPattern(bad)).toBe(false);
});

test("no pattern takes long", () => {
  const name = `${"a".repeat(4_000)}c`;
  expect(matcherOf(`${"*a".repeat(100)}b`)(name)).toBe(false);
  expect(matcherOf(`${"**/".repeat(80)}b`)("a/".repeat(2_000))).toBe(false);
  expect(isPattern("{a,b}".repeat(7))).toBe(false);
});

test("every pattern can be used, and a name without signs means itself alone", () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter((text) => !/[*?{}/\0]/.test(text));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), name, name, (pattern, one, other) => {
      if (isPattern(pattern)) matcherOf(pattern);
      expect(matcherOf(one)(one)).toBe(true);
      expect(matcherOf(one)(other)).toBe(one === other);
    }),
  );
});
