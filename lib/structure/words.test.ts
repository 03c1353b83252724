import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dispositions, standings, statuses, tiers, verdicts } from "@/components/badges/meanings";
import { measureWords } from "@/components/campaign/measures/measure-words";
import { markings } from "@/components/sharing/tlp";
import { saidIn, spokenFiles, statementsOf } from "./said";

/** Statement (case aside) → where it is written, `file:line`. */
const places = new Map<string, { text: string; at: string[] }>();
for (const file of spokenFiles()) {
  for (const { text, line } of saidIn(file)) {
    for (const statement of statementsOf(text)) {
      const key = statement.toLowerCase();
      const known = places.get(key) ?? { text: statement, at: [] };
      known.at.push(`${file}:${line}`);
      places.set(key, known);
    }
  }
}

/** Labels of closed lists, each with the file that has it. "Open" is left out: it is also what one does to a door. */
const labels = new Map(
  [
    ...[verdicts, statuses, dispositions, tiers, standings].map(
      (list) => ["components/badges/meanings.ts", list] as const,
    ),
    ["components/campaign/measures/measure-words.ts", measureWords] as const,
    ["components/sharing/tlp.tsx", markings] as const,
  ].flatMap(([file, list]) => Object.values(list).map(({ label }) => [label.toLowerCase(), file] as const)),
);
labels.delete(statuses.open.label.toLowerCase());
/** Terms of the glossary go by their own name. */
const isTerm = (line: string) => line.includes("<Term name=");

const fileOf = (place: string) => place.replace(/:\d+$/, "");

describe("the words people read", () => {
  it("are told from what machines read", () => {
    const source = `
      import x from "not a sentence at all";
      const sql = SQL\`select this and that from there\`;
      export const A = () => <Box className="Three long words" aria-label={\`Accounts of \${n} campaigns\`}>
        Nobody has <b>decided it</b> yet
        {open ? "No campaign is open." : "Ask somebody else first. Then look whether it is so."}
      </Box>;`;
    expect(saidIn("x.tsx", source).flatMap(({ text }) => statementsOf(text))).toEqual([
      "Nobody has … yet",
      "Accounts of … campaigns",
      "No campaign is open",
      "Then look whether it is so",
    ]);
  });

  it("are seen", () => {
    expect(places.size).toBeGreaterThan(3_000);
    expect(places.get("each account looks ordinary, together they do not")?.at[0]).toMatch("components/");
  });

  it("of closed lists come from the list of them, and are typed nowhere else", () => {
    const typed = spokenFiles()
      .filter((file) => /^(app|components)\//.test(file))
      .flatMap((file) => {
        const lines = readFileSync(file, "utf8").split("\n");
        return saidIn(file).flatMap(({ text, line }) => {
          const home = labels.get(text.toLowerCase());
          const isLabel =
            home !== undefined && home !== file && /^\p{Lu}/u.test(text) && !isTerm(lines[line - 1] ?? "");
          return isLabel ? [`${file}:${line} types “${text}”: take it from ${home}`] : [];
        });
      });
    expect(labels.size).toBeGreaterThan(30);
    expect(typed).toEqual([]);
  });

  it("stand in one file each; two that show the same share the component, or take it from the words of its noun", () => {
    const twice = [...places.values()].filter(({ at }) => new Set(at.map(fileOf)).size > 1);
    expect(twice.map(({ text, at }) => `“${text}” is written in ${at.join(" and ")}`)).toEqual([]);
  });
});
