import fc from "fast-check";
import { expect, test } from "vitest";
import { GroupReasons } from "./group-reasons";

const nats = fc.double({ min: 0, max: 9, noNaN: true });
const window = fc.record({ value: fc.nat(), nats });
const reason = fc.record({
  key: fc.constantFrom("card/1", "ip/2", "prefix/3"),
  windows: fc.array(window, { maxLength: 3 }),
  weight: nats,
  nats,
});
const members = fc.uniqueArray(fc.tuple(fc.nat(), fc.array(reason, { maxLength: 4 })), {
  selector: ([account]) => account,
  maxLength: 12,
});

test("reasons come back member by member as they were given, and nobody else has any", () => {
  fc.assert(
    fc.property(members, fc.nat(), (given, stranger) => {
      const reasons = new GroupReasons(given);
      expect([...reasons]).toEqual(given);
      for (const [account, own] of given) expect(reasons.of(account)).toEqual(own);
      const isMember = given.some(([account]) => account === stranger);
      expect(reasons.has(stranger)).toBe(isMember);
      if (!isMember) expect(reasons.of(stranger)).toEqual([]);
    }),
  );
});
