import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { terms } from "./terms";

/** What the document says of each noun, without its marks. */
const documented = new Map(
  readFileSync("docs/glossary.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => {
      const [noun = "", meaning = ""] = line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      return [noun, meaning.replaceAll(/\*\*|`/g, "")] as const;
    }),
);

it("explains each noun as the glossary does", () => {
  expect(documented.size).toBeGreaterThan(Object.keys(terms).length);
  for (const [noun, meaning] of Object.entries(terms)) expect([noun, documented.get(noun)]).toEqual([noun, meaning]);
});
