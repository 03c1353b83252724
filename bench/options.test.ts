import { describe, expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import { parts, readOptions } from "./options";

describe("options of the benchmark", () => {
  it("measures everything by default, else what is named, always in the same order", () => {
    expect(readOptions([]).parts).toEqual([...parts]);
    expect(readOptions(["queries", "ingest", "--accounts", "5000"])).toMatchObject({
      parts: ["ingest", "queries"],
      accounts: 5000,
    });
  });

  it.each([["nothing"], ["--speed"], ["--accounts", "many"], ["--runs", "1"]])("refuses %s", (...words) => {
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
