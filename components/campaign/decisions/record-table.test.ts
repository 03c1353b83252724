import { describe, expect, it } from "vitest";
import { prepareRecords, textOf } from "./record-table";

describe("records of a snapshot", () => {
  it("has a column for every field that any record has", () => {
    const table = prepareRecords([{ a: 1 }, { b: "x", a: null }]);
    expect(table.columns).toEqual(["a", "b"]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ["1", "–"],
      ["–", "x"],
    ]);
  });

  it("says how many there are when it shows fewer", () => {
    const table = prepareRecords(
      Array.from({ length: 30 }, (_, id) => ({ id })),
      10,
    );
    expect([table.rows.length, table.of]).toEqual([10, 30]);
  });

  it("writes numbers short and structures whole", () => {
    expect([textOf(12.34567), textOf(1234567), textOf(false), textOf({ payment: 8 })]).toEqual([
      "12.35",
      "1234567",
      "false",
      '{"payment":8}',
    ]);
  });
});
