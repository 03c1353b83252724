import fc from "fast-check";
import { expect, it } from "vitest";
import { differencesOf, wordsOf } from "./differences";

const text = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c", "dd"), fc.constantFrom(" ", "\n", "  ")), { maxLength: 9 })
  .map((pairs) => pairs.flat().join(""));

/** The longest common subsequence by trying every choice. */
function longest(a: readonly string[], b: readonly string[]): number {
  const [x, ...restOfA] = a;
  const [y, ...restOfB] = b;
  if (x === undefined || y === undefined) return 0;
  return x === y ? 1 + longest(restOfA, restOfB) : Math.max(longest(restOfA, b), longest(a, restOfB));
}

it("gives both texts back, and marks no more than what differs", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const pieces = differencesOf(one, other);
      const without = (is: string) =>
        pieces
          .filter((piece) => piece.is !== is)
          .map((piece) => piece.text)
          .join("");
      expect([without("other"), without("one")]).toEqual([one, other]);
      const common = wordsOf(
        pieces
          .filter(({ is }) => is === "both")
          .map((piece) => piece.text)
          .join(""),
      );
      expect(common).toHaveLength(longest(wordsOf(one), wordsOf(other)));
      expect(pieces.some(({ text }) => text === "")).toBe(false);
    }),
    { numRuns: 200 },
  );
});
