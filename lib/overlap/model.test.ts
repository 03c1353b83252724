import fc from "fast-check";
import { expect, it } from "vitest";
import { passCount } from "@/lib/indicators";
import { tokenTypes } from "@/lib/indicators/contract";
import { OverlapRequest } from "./contract";
import { bytesOf, distance, hashesIn, hashesOf, setHashOf } from "./model";

const key = Buffer.alloc(32, 7);
const token = (n: number) => n.toString(16).padStart(64, "0");
const set = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });

it("tells in how many tokens two questions differ, from what is kept of them", () => {
  fc.assert(
    fc.property(set, set, (one, other) => {
      const kept = (ns: number[]) => hashesIn(bytesOf(hashesOf(key, ns.map(token))));
      const differing = [...one, ...other].filter((n) => !(one.includes(n) && other.includes(n)));
      expect(distance(kept(one), kept(other))).toBe(differing.length);
      const same = (ns: number[]) =>
        OverlapRequest.parse({ scheme: "s", key_id: "k", type: "mail", tokens: ns.map(token) });
      const [a, b] = [setHashOf("mail", same(one).tokens), setHashOf("mail", same(other).tokens)];
      expect(a === b).toBe(differing.length === 0);
    }),
  );
});

it("keeps nothing that says a token to who has not the key", () => {
  const [one] = [hashesOf(key, [token(1)])];
  expect(bytesOf(one)).toHaveLength(8);
  expect(distance(one, hashesOf(Buffer.alloc(32, 8), [token(1)]))).toBe(2);
});

it("tells counts to the nearest ten, and none below ten", () => {
  fc.assert(
    fc.property(fc.nat(100_000), (count) => {
      const told = passCount(count);
      if (count < 10) expect(told).toBeNull();
      else {
        expect(told).toBeGreaterThanOrEqual(10);
        expect((told ?? 1) % 10).toBe(0);
        expect(Math.abs((told ?? 0) - count)).toBeLessThanOrEqual(5);
      }
    }),
  );
});

it("takes different tokens in order, and says of many faults the first", () => {
  const read = (tokens: unknown, type: string = tokenTypes[0]) =>
    OverlapRequest.safeParse({ scheme: "s", key_id: "k", type, tokens });
  expect(read([token(2), token(1), token(2)]).data?.tokens).toEqual([token(1), token(2)]);
  const faulty = read([token(1), "x", 3, ...Array(1_000).fill(null)]);
  expect(faulty.error?.issues).toMatchObject([{ path: ["tokens", 1] }]);
  for (const bad of ["tokens", {}, null, Array(50_001).fill(token(1)), [token(10).toUpperCase()]])
    expect(read(bad).success).toBe(false);
  expect(read([token(1)], "card").success).toBe(false);
});
