import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "./csv";

/** What a reader after RFC 4180 makes of a line. */
function cellsOf(line: string): string[] {
  const text = line.replace(/\r\n$/, "");
  const cells = [""];
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const one = text.charAt(i);
    if (one === '"' && isQuoted && text[i + 1] === '"') i++;
    else if (one === '"') {
      isQuoted = !isQuoted;
      continue;
    } else if (one === "," && !isQuoted) {
      cells.push("");
      continue;
    }
    cells.push(`${cells.pop()}${one}`);
  }
  return cells;
}

it("gives back every text, and none that a spreadsheet would compute", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("=1+1", "@SUM(A1)", "+1", "-1", "\tx", '=HYPERLINK("x","y")'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      const cells = cellsOf(csvLine(texts));
      expect(cells.map((cell, i) => (cell === `'${texts[i]}` ? texts[i] : cell))).toEqual(texts);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

it("leaves numbers numbers", () => {
  expect(csvLine([-3, 0.5, null, "a, b"])).toBe('-3,0.5,,"a, b"\r\n');
});
