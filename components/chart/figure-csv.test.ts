import fc from "fast-check";
import { expect, it } from "vitest";
import type { FigureTable } from "./figure";
import { figureCsv } from "./figure-csv";

it("writes units into headings, numbers bare and what is not there as nothing", () => {
  const table: FigureTable = {
    columns: [
      { name: "Day", unit: "UTC", kind: "text" },
      { name: "opus, latest", unit: "exchanges", kind: "count" },
      { name: "Share", kind: "share" },
    ],
    rows: [
      ["2026-02-01", 1200, 0.25],
      ["2026-02-02", null, null],
    ],
  };
  expect(figureCsv(table)).toBe(
    'Day (UTC),"opus, latest (exchanges)",Share (0 to 1)\r\n2026-02-01,1200,0.25\r\n2026-02-02,,\r\n',
  );
});

it("leaves negative numbers numbers, and takes from words what a spreadsheet would run", () => {
  const columns = [{ name: "=cmd", kind: "text" as const }];
  expect(figureCsv({ columns, rows: [[-3], ["-3+A1"], [' =HYPERLINK("x")'], ["＠SUM(A1)"], ["a=b"]] })).toBe(
    [`'=cmd`, "-3", "'-3+A1", `"' =HYPERLINK(""x"")"`, "'＠SUM(A1)", "a=b", ""].join("\r\n"),
  );
});

/** What a reader of RFC 4180 finds in one column. */
function readColumn(csv: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, bare] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^"\r\n]*))\r\n/g)) {
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
  }
  return cells;
}

it("comes back as it went, but for the mark before what would run", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(..."=+-@,\"'\r\n\t aé＝") })), (values) => {
      const [, ...read] = readColumn(
        figureCsv({ columns: [{ name: "v", kind: "text" }], rows: values.map((v) => [v]) }),
      );
      expect(read.map((cell, i) => (cell === values[i] ? cell : cell.replace(/^'/, "")))).toEqual(values);
      for (const cell of read) expect(cell.trimStart().charAt(0)).not.toMatch(/[=+\-@＝＋－＠]/);
    }),
  );
});
