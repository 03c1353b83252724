import { describe, expect, it } from "vitest";
import { isTest } from "./layers";
import { readSources, type SourceFile } from "./sources";

const sources = readSources();
const code = sources.filter(({ file }) => !isTest(file));
const functions = code.flatMap(({ file, functions }) => functions.map((one) => ({ ...one, file })));

const quantile = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
const over = (files: SourceFile[], limit: number): string[] =>
  files.filter(({ lines }) => lines > limit).map(({ file, lines }) => `${file}: ${lines} lines`);

describe("the size budget", () => {
  it("sees files and functions", () => {
    expect(code.length).toBeGreaterThan(200);
    expect(functions.length).toBeGreaterThan(500);
  });

  it("keeps files small", () => {
    const lines = code.map((file) => file.lines);
    expect(quantile(lines, 0.5)).toBeLessThanOrEqual(70);
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(180);
    expect(over(code, 300)).toEqual([]);
    expect(
      over(
        sources.filter(({ file }) => isTest(file)),
        400,
      ),
    ).toEqual([]);
  });

  it("keeps functions small", () => {
    expect(
      quantile(
        functions.map(({ lines }) => lines),
        0.9,
      ),
    ).toBeLessThanOrEqual(45);
    expect(
      functions
        .filter(({ lines }) => lines > 60)
        .map(({ file, name, line, lines }) => `${file}:${line} ${name}: ${lines} lines`),
    ).toEqual([]);
  });

  it("keeps pages and route handlers thin", () => {
    expect(
      over(
        sources.filter(({ file }) => /^app\/.*\/?page\.tsx$/.test(file)),
        40,
      ),
    ).toEqual([]);
    expect(
      over(
        sources.filter(({ file }) => /^app\/.*\/route\.ts$/.test(file)),
        25,
      ),
    ).toEqual([]);
  });

  it("has no drawer for everything", () => {
    const drawers = /(^|\/)(utils?|helpers?|commons?|managers?|services?)(\.tsx?$|\/)/;
    expect(sources.map(({ file }) => file).filter((file) => drawers.test(file))).toEqual([]);
  });
});
