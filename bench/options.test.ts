import { describe, expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import { readOptions, sizeOf, speedParts, worldsOf } from "./options";

describe("options of the benchmark", () => {
  it("measures everything by default, else what is named, always in the same order", () => {
    expect(readOptions([]).parts).toEqual([...speedParts]);
    expect(readOptions(["queries", "ingest", "--accounts", "5000"])).toMatchObject({
      parts: ["ingest", "queries"],
      accounts: 5000,
    });
  });

  it("gives every part worlds of its own size, unless one is asked for, with seeds that follow each other", () => {
    const worlds = worldsOf(readOptions(["quality", "--seed", "40", "--days", "9"]), "quality");
    expect(worlds.map(({ seed }) => seed)).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
    expect(worlds[0]).toMatchObject({ accounts: 4000, exchanges: 80_000, days: 9 });
    expect(sizeOf(readOptions([]), "ingest").accounts).toBe(12_000);
  });

  it.each([["nothing"], ["--speed"], ["--accounts", "many"], ["--runs", "0"]])("refuses %s", (...words) => {
    const refusal = (() => {
      try {
        return readOptions(words);
      } catch (error) {
        return error;
      }
    })();
    expect(isDomainError(refusal, "invalid_input")).toBe(true);
  });
});
