import { describe, expect, it } from "vitest";
import { Configuration, configurationHash, defaultConfiguration } from "../configuration";
import { configurationFields, differencesOf, effectiveConfiguration, valuesOf } from "./fields";
import { readable } from "./live";
import { liveOf, type Version, withShipped } from "./versions";

const numbersOf = (value: unknown, path = ""): string[] =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, path === "" ? key : `${path}.${key}`));

describe("the fields of the configuration", () => {
  it("are all of its numbers, each with a meaning and a source", () => {
    const paths = configurationFields.map(({ path }) => path);
    expect(paths.toSorted()).toEqual(
      numbersOf(defaultConfiguration)
        .filter((path) => path !== "version")
        .toSorted(),
    );
    expect(Object.keys(valuesOf(defaultConfiguration))).toEqual(paths);
    for (const { label, meaning, source } of configurationFields) expect(label && meaning && source).not.toBe("");
    expect(configurationFields.find(({ path }) => path === "hubPairs")?.kind).toBe("integer");
  });

  it("differ by path", () => {
    const other = structuredClone(defaultConfiguration);
    other.families.payment.m = 0.42;
    other.operatorFamilies = ["payment"];
    expect(differencesOf(defaultConfiguration, other)).toEqual([
      { path: "families.payment.m", from: 0.5, to: 0.42 },
      { path: "operatorFamilies", from: defaultConfiguration.operatorFamilies, to: ["payment"] },
    ]);
  });

  it("come from what is shipped where a stored version lacks them, and are refused by name where they are wrong", () => {
    const { seed: _, ...lacking } = defaultConfiguration;
    const stored = { ...lacking, forgotten: 1, odds: 49 };
    const { configuration, filled } = effectiveConfiguration(stored);
    expect(filled).toEqual(["seed"]);
    expect(configuration).toEqual({ ...defaultConfiguration, odds: 49 });
    expect(readable({ ...defaultConfiguration, odds: -1 }).fault).toMatch(/^odds: /);
    expect(Configuration.safeParse({ ...defaultConfiguration, forgotten: 1 }).success).toBe(false);
  });
});

describe("what a release ships", () => {
  const other = { ...defaultConfiguration, version: "next", odds: 49 };
  const first = withShipped([], defaultConfiguration);
  const [shipped] = first.versions as [Version];
  const own = (over: Partial<Version>): Version => ({
    ...shipped,
    id: "own",
    number: 2,
    origin: "person",
    hash: "x",
    ...over,
  });

  it("is the first version, live, under the same id everywhere", () => {
    expect(shipped).toMatchObject({
      number: 1,
      status: "live",
      origin: "shipped",
      hash: configurationHash(defaultConfiguration),
    });
    expect(withShipped([], defaultConfiguration).versions[0]?.id).toBe(shipped.id);
    expect(withShipped([shipped], defaultConfiguration).changed).toEqual([]);
  });

  it("takes the place of what was shipped before, and of nothing that people put live", () => {
    const replaced = withShipped([shipped], other);
    expect(replaced.versions.map(({ number, status }) => [number, status])).toEqual([
      [1, "superseded"],
      [2, "live"],
    ]);
    const kept = withShipped([{ ...shipped, status: "superseded" }, own({ status: "live" })], other);
    expect(liveOf(kept.versions).id).toBe("own");
    expect(kept.changed).toMatchObject([{ number: 3, status: "proposed", origin: "shipped" }]);
  });
});
