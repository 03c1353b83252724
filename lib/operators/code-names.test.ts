import fc from "fast-check";
import { expect, it } from "vitest";
import { codeNameFor } from "./code-names";

it("gives every id a name of its own, and an id the same name again", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 50, maxLength: 200 }), (ids) => {
      const taken = new Set<string>();
      for (const id of ids) taken.add(codeNameFor(id, (name) => taken.has(name)));
      expect(taken.size).toBe(ids.length);
      const [first = ""] = ids;
      expect(codeNameFor(first, () => false)).toBe(codeNameFor(first, () => false));
      expect(codeNameFor(first, () => false)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    }),
    { numRuns: 20 },
  );
});
