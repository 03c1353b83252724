import fc from "fast-check";
import { expect, it } from "vitest";
import { hideIds, idsIn, possibleIds } from "./pseudonyms";

const hidden = (id: string) => `<${id.length}>`;

it("hides whole ids only, the longest of those that begin alike", () => {
  const text = "acct-1 and acct-12, acct-1-b. Not acct-123 nor 1acct-1; a.c|d (acct-1)";
  const hide = hideIds(idsIn([text], ["acct-1", "acct-12", "acct-1-b", "a.c|d", "acct-9", ""]), hidden);
  expect(hide(text)).toBe("<6> and <7>, <8>. Not acct-123 nor 1acct-1; <5> (<6>)");
});

it("leaves no id in any text around it", () => {
  const id = fc.stringMatching(/^[a-z0-9]{2}[a-z0-9.+$-]{2,8}[a-z0-9]$/);
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 5 }), fc.string(), (ids, rest) => {
      const text = ids.map((one) => `${rest} ${one}, `).join("");
      const hide = hideIds(idsIn([text], ids), () => "¤");
      for (const one of ids) expect(` ${hide(text)} `).not.toContain(` ${one}, `);
    }),
  );
});

it("finds the words that could be ids", () => {
  expect(possibleIds(["See acct-00_7, (x.y@z)!", "a"])).toEqual(["See", "acct-00_7", "x.y@z"]);
});
