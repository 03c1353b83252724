import fc from "fast-check";
import { expect, it } from "vitest";
import { findMentions } from "./mentions";

const ada = { id: "1", name: "Ada" };
const adaLong = { id: "2", name: "Ada Lovelace" };
const twin = { id: "3", name: "ada" };

it("takes the longest name, whole words only, in either case", () => {
  const text = "@ada lovelace and @Ada, not @Adam nor me@Ada nor @Bob";
  const found = findMentions(text, [ada, adaLong]);
  expect(found.map(({ from, to, personId }) => [text.slice(from, to), personId])).toEqual([
    ["@ada lovelace", "2"],
    ["@Ada", "1"],
  ]);
});

it("means everybody of a name", () => {
  expect(findMentions("(@ADA)", [ada, twin]).map(({ personId }) => personId)).toEqual(["1", "3"]);
});

it("finds nobody where nobody is named, and every name after an @ that begins a word", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(findMentions(text.replaceAll("@", ""), [ada, adaLong])).toEqual([]);
      expect(findMentions(`${text} @${adaLong.name}`, [ada, adaLong]).at(-1)).toMatchObject({ personId: "2" });
    }),
  );
});
