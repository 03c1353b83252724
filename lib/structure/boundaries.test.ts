import { describe, expect, it } from "vitest";
import { driverViolation, storeViolation, violation } from "./layers";
import { readSources } from "./sources";

const sources = readSources();
const faults = (check: (file: string, target: string) => string | undefined): string[] =>
  sources.flatMap(({ file, imports }) =>
    imports.flatMap((target) => {
      const fault = check(file, target);
      return fault === undefined ? [] : [`${file} imports ${target}: ${fault}`];
    }),
  );

describe("the stack of modules", () => {
  it("sees the files and their imports", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(500);
    expect(sources.find(({ file }) => file === "lib/command/run-command.ts")?.imports).toContain("lib/audit");
  });

  it("refuses what the table forbids", () => {
    expect(violation("lib/traffic/x.ts", "lib/campaigns")).toMatch("above");
    expect(violation("lib/indicators/x.ts", "lib/enforcement")).toMatch("siblings");
    expect(violation("lib/campaigns/x.ts", "lib/detection/links/hubs")).toMatch("index");
    expect(violation("components/x.tsx", "lib/campaigns")).toMatch("component");
    expect(violation("lib/queries/x.ts", "lib/decisions/contract")).toBeUndefined();
    expect(violation("lib/nowhere/x.ts", "lib/kernel")).toMatch("no row");
  });

  it("is imported downwards only, through index and contract", () => {
    expect(faults(violation)).toEqual([]);
  });

  it("speaks to stores through the modules that own the drivers", () => {
    expect(faults(driverViolation)).toEqual([]);
  });

  it("asks stores in store files only", () => {
    expect(
      sources.flatMap((source) => {
        const fault = storeViolation(source);
        return fault === undefined ? [] : [`${source.file} ${fault}`];
      }),
    ).toEqual([]);
  });
});
