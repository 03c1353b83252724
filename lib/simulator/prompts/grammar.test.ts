import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import { bodyOf } from "./body";
import { corpus } from "./corpus";
import { grammar } from "./grammar";

const three = grammar("{a} and {b} for {#1-7} cats", { a: "red|green|blue", b: "big|{size}", size: "tiny|small" });

describe("a grammar", () => {
  it("numbers its texts without repeats", () => {
    expect(three.size).toBe(3 * 3 * 7);
    expect(new Set(Array.from({ length: three.size }, (_, i) => three.at(i))).size).toBe(three.size);
  });

  it("gives texts that are the inside of a JSON string, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (plain) => {
        const line = plain.replace(/[\n⏎{}|]/gu, "").trim();
        if (line === "") return;
        expect(JSON.parse(`"${grammar(line).at(0)}"`)).toBe(line);
      }),
    );
  });

  it("refuses a slot that it was not given", () => {
    expect(() => grammar("one {missing}")).toThrow("no slot missing");
  });
});

describe("a body of questions", () => {
  it("is walked through without asking twice, for every capability", () => {
    for (const [capability, grammars] of Object.entries(corpus)) {
      const body = bodyOf(grammars, seededRandom(`body/${capability}`));
      const items = Array.from({ length: 4000 }, (_, i) => body.item(i));
      // Two slots may be filled with the same word in either order; that is all that may coincide.
      expect(new Set(items).size, capability).toBeGreaterThan(3960);
      for (const item of items.slice(0, 200)) expect(typeof JSON.parse(`"${item}"`)).toBe("string");
    }
  });
});
