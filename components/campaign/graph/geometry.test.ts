import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInside, stepFrom } from "./geometry";

const place = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });

describe("a lasso", () => {
  it("holds what is inside of it, with its bays left out", () => {
    const bay = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 3 },
      { x: 0, y: 10 },
    ];
    expect(isInside({ x: 5, y: 1 }, bay)).toBe(true);
    expect(isInside({ x: 5, y: 6 }, bay)).toBe(false);
    expect(isInside({ x: 1, y: 7 }, bay)).toBe(true);
    expect(isInside({ x: 11, y: 5 }, bay)).toBe(false);
  });

  it("says of every place the same as the rectangle it is drawn along", () => {
    fc.assert(
      fc.property(place, ({ x, y }) => {
        const line = [
          { x: -20.5, y: -10.5 },
          { x: 30.5, y: -10.5 },
          { x: 30.5, y: 15.5 },
          { x: -20.5, y: 15.5 },
        ];
        expect(isInside({ x, y }, line)).toBe(x > -20.5 && x < 30.5 && y > -10.5 && y < 15.5);
      }),
    );
  });

  it("holds nothing while it is a line", () => {
    expect(isInside({ x: 1, y: 1 }, [])).toBe(false);
    expect(
      isInside({ x: 1, y: 1 }, [
        { x: 0, y: 0 },
        { x: 2, y: 2 },
      ]),
    ).toBe(false);
  });
});

describe("a step by an arrow key", () => {
  const places = new Map([
    ["middle", { x: 0, y: 0 }],
    ["right", { x: 10, y: 2 }],
    ["farther", { x: 30, y: 0 }],
    ["below", { x: 1, y: 9 }],
  ]);
  const middle = { x: 1, y: 1 };

  it("goes to the nearest that way, and stays where nothing is", () => {
    expect(stepFrom("middle", "ArrowRight", places, middle)).toBe("right");
    expect(stepFrom("right", "ArrowRight", places, middle)).toBe("farther");
    expect(stepFrom("middle", "ArrowDown", places, middle)).toBe("below");
    expect(stepFrom("middle", "ArrowUp", places, middle)).toBe("middle");
  });

  it("starts in the middle", () => {
    expect(stepFrom(null, "ArrowLeft", places, middle)).toBe("middle");
    expect(stepFrom(null, "ArrowLeft", new Map(), middle)).toBe(null);
  });

  it("never goes the other way", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (all) => {
        const known = new Map(all.map((one, i) => [String(i), one]));
        const to = stepFrom("0", "ArrowRight", known, middle);
        if (to !== "0") expect(known.get(to ?? "")?.x).toBeGreaterThan(known.get("0")?.x ?? 0);
      }),
    );
  });
});
