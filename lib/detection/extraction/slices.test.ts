import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MemberWork } from "../model";
import { slicesOf } from "./slices";

const member = (accountId: string, asking: number, carrying: number, both: number): MemberWork => ({
  ...{ number: 1, accountId, asking, carrying, both },
});

describe("the slice of a member's traffic that is its group's work", () => {
  const campaign = Array.from({ length: 20 }, (_, i) => member(`c${i}`, 14, 20, 12));

  it("is all that carries a wrapper where an account asks under it as the group does, in whatever words", () => {
    expect(slicesOf(campaign, 0.02).get("c0")).toBe(22);
  });

  it("is only what asks where an account carries the group's wrapper and asks as anybody would", () => {
    const copied = member("copied", 1, 40, 1);
    expect(slicesOf([...campaign, copied], 0.02).get("copied")).toBe(1);
  });

  it("does not let an account vouch for itself", () => {
    const alone = [member("alone", 9, 10, 9), ...Array.from({ length: 9 }, (_, i) => member(`o${i}`, 0, 10, 0))];
    expect(slicesOf(alone, 0.02).get("alone")).toBe(9);
  });

  it("is never less than what asks, nor more than what asks or carries", () => {
    const count = fc.nat({ max: 50 });
    const any = fc.tuple(count, count, count).map(([both, asks, carries]) => ({ both, asks, carries }));
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), fc.double({ min: 0, max: 0.9, noNaN: true }), (drawn, outside) => {
        const work = drawn.map(({ both, asks, carries }, i) => member(`${i}`, both + asks, both + carries, both));
        for (const [accountId, slice] of slicesOf(work, outside)) {
          const { asking = 0, carrying = 0, both = 0 } = work[Number(accountId)] ?? {};
          expect([asking, asking + carrying - both]).toContain(slice);
        }
      }),
    );
  });
});
