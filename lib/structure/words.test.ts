import { describe, expect, it } from "vitest";
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

  it("stand in one file each; two that show the same share the component, or take it from the words of its noun", () => {
    const twice = [...places.values()].filter(({ at }) => new Set(at.map(fileOf)).size > 1);
    expect(twice.map(({ text, at }) => `“${text}” is written in ${at.join(" and ")}`)).toEqual([]);
  });
});
