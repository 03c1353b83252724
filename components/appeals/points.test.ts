import fc from "fast-check";
import { expect, it } from "vitest";
import { piecesOf } from "./points";

it("offers each sentence that says something as a point, and loses no character", () => {
  const text = "I teach.\nThe card is my school's! We are twelve.  Please look again…";
  expect(piecesOf(text).flatMap(({ text, isPoint }) => (isPoint ? [text] : []))).toEqual([
    "The card is my school's!",
    "We are twelve.",
    "Please look again…",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", ".", " ", "\n", "!") }), (any) => {
      expect(
        piecesOf(any)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(any);
    }),
  );
});
