import { describe, expect, it } from "vitest";
import type { Finding } from "./measure";
import { tableOf } from "./report";

const spread = (median: number) => ({ median, least: median / 2, most: median * 2, runs: 3 });

describe("the table of findings", () => {
  it("gives every ratio its spread, both figures and what it is against, named once", () => {
    const ratio: Finding = {
      area: "queries",
      what: "one",
      against: "the raw table",
      unit: "×",
      value: spread(4),
      parts: { ours: spread(5), baseline: spread(20), unit: "ms" },
      target: "≥ 5",
    };
    const plain: Finding = {
      area: "storage",
      what: "all",
      against: "",
      unit: "bytes/exchange",
      value: { ...spread(118), runs: 1 },
    };
    const lines = tableOf([ratio, { ...ratio, what: "two" }, plain]).split("\n");
    expect(lines[1]).toMatch(/^queries {2}one \[1\] +4\.00 × \(2\.00–8\.00\) +5\.00 \/ 20\.0 ms +≥ 5$/);
    expect(lines[3]).toMatch(/^storage {2}all +118 bytes\/exchange$/);
    expect(lines.filter((line) => line.includes("the raw table"))).toEqual(["[1] times faster than the raw table"]);
  });
});
