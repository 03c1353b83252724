import fc from "fast-check";
import { expect, it } from "vitest";
import { addressNumber, addressText, disjoint, isWithin, rangeOf, shareTaken } from "./ranges";

const range = (value: string) => {
  const found = rangeOf({ kind: value.includes("/") ? "ip_range" : "ip", value });
  if (found === undefined) throw new Error(`${value} names no addresses`);
  return found;
};

it("reads addresses of both families, and ranges by their bits whatever base they are written with", () => {
  expect(addressText(addressNumber("203.0.113.7"))).toBe("0000:0000:0000:0000:0000:ffff:cb00:7107");
  expect(addressNumber("::ffff:203.0.113.7")).toBe(addressNumber("203.0.113.7"));
  expect(addressText(addressNumber("2001:db8::1"))).toBe("2001:0db8:0000:0000:0000:0000:0000:0001");
  expect(addressNumber("::")).toBe(0n);
  expect(range("10.1.2.3/8")).toEqual(range("10.0.0.0/8"));
  expect(range("10.0.0.0/8").last).toBe(addressNumber("10.255.255.255"));
  expect(range("2001:db8::/32").last).toBe(addressNumber("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"));
  expect(rangeOf({ kind: "asn", value: "64500" })).toBeUndefined();
});

it("says of any address which lists name it, however their ranges nest, touch and repeat", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const v4 = fc.tuple(byte, fc.integer({ min: 16, max: 32 })).map(([last, bits]) => `203.0.113.${last}/${bits}`);
  const v6 = fc.tuple(byte, fc.integer({ min: 32, max: 128 })).map(([last, bits]) => `2001:db8::${last}/${bits}`);
  const lists = fc.array(fc.array(fc.oneof(v4, v6), { maxLength: 12 }), { minLength: 1, maxLength: 4 });
  const address = fc.oneof(
    byte.map((last) => `203.0.113.${last}`),
    byte.map((last) => `2001:db8::${last}`),
    fc.constantFrom("203.0.112.255", "203.1.0.0", "2001:db9::", "::"),
  );
  fc.assert(
    fc.property(lists, fc.array(address, { minLength: 1, maxLength: 20 }), (named, addresses) => {
      const ranges = named.map((list) => list.map(range));
      const cut = disjoint(ranges);
      for (const [i, one] of cut.entries()) expect(one.first > (cut[i - 1]?.last ?? -1n)).toBe(true);
      for (const text of addresses) {
        const number = addressNumber(text);
        const holds = ({ first, last }: { first: bigint; last: bigint }) => first <= number && number <= last;
        const by = ranges.flatMap((own, list) => (own.some(holds) ? [list] : []));
        expect(cut.find(holds)?.lists ?? []).toEqual(by);
        expect(isWithin(cut, text)).toBe(by.length > 0);
      }
    }),
  );
});

it("adds up what ranges take in of all addresses, each address once", () => {
  expect(shareTaken([])).toMatchObject({ share: 0 });
  expect(shareTaken([range("0.0.0.0/2"), range("10.0.0.0/8"), range("64.0.0.0/2")])).toEqual({
    family: "IPv4",
    share: 0.5,
  });
  expect(shareTaken([range("2000::/4"), range("203.0.113.0/24")])).toEqual({ family: "IPv6", share: 0.5 });
});
