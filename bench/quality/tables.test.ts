import { describe, expect, it } from "vitest";
import { bCubed } from "./bcubed";
import { confusionOf } from "./confusion";
import { falseFlagsOf } from "./false-flags";
import { recallOf } from "./recall";
import { extracting, found, subject } from "./testing";

describe("recall", () => {
  it("counts core members of campaigns called distillation, by kind and difficulty, and tells the others apart", () => {
    const rows = recallOf([
      extracting("a", "one", found("x")),
      extracting("b", "one", found("x", "distillation", "associated")),
      extracting("c", "one", found("y", "relay")),
      extracting("d", "two", { difficulty: "hard", ...found("z") }),
      subject("innocent", found("x")),
    ]);
    expect(rows.map(({ kind, difficulty }) => `${kind} ${difficulty}`)).toEqual([
      "hydra easy",
      "hydra hard",
      "all kinds easy",
      "all kinds hard",
      "all kinds all",
    ]);
    expect(rows[0]).toMatchObject({
      campaigns: 1,
      found: { count: 0, of: 1 },
      flagged: { count: 1, of: 3 },
      otherwise: 2,
    });
    expect(rows[4]).toMatchObject({ campaigns: 2, found: { count: 1, of: 2 }, flagged: { count: 2, of: 4 } });
  });
});

describe("false flags", () => {
  const subjects = [
    subject("a", { country: "DE", ...found("x") }),
    subject("b", { country: "DE", ...found("x", "distillation", "associated") }),
    subject("c", found("y", "shared_infrastructure")),
    subject("d"),
    subject("r", { kind: "relay", ...found("z", "relay") }),
    extracting("e", "one", found("x")),
  ];
  const rowOf = (by: string, value: string) =>
    falseFlagsOf(subjects).find((row) => row.by === by && row.value === value);

  it("count innocents alone: neither those who extract nor a relay's own accounts", () => {
    expect(rowOf("all", "")).toMatchObject({
      flags: { count: 1, of: 4 },
      suspected: { count: 2 },
      associated: { count: 1 },
    });
    expect(rowOf("kind", "relay")).toBeUndefined();
  });

  it("are told apart by what must make no difference", () => {
    expect(rowOf("country", "DE")?.flags).toMatchObject({ count: 1, of: 2 });
    expect(rowOf("country", "US")?.flags).toMatchObject({ count: 0, of: 2 });
  });
});

describe("the confusion of verdicts", () => {
  it("has a row for every kind that extracts, and for innocents of whom some were grouped", () => {
    const rows = confusionOf([
      extracting("a", "one"),
      subject("b", { kind: "family", ...found("x", "relay") }),
      subject("c", { kind: "family", ...found("x", "relay", "associated") }),
      subject("d"),
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(["family", "hydra"]);
    expect(rows[0]).toMatchObject({ accounts: 2, core: { relay: 1, distillation: 0 }, associated: 1 });
  });
});

describe("B-cubed", () => {
  it("is one when each campaign comes out as one campaign, and loses recall when it is split", () => {
    const whole = [extracting("a", "one", found("x")), extracting("b", "one", found("x"))];
    expect(bCubed(whole)).toEqual({ precision: 1, recall: 1, f1: 1 });
    const split = [extracting("a", "one", found("x")), extracting("b", "one", found("y"))];
    expect(bCubed(split)).toMatchObject({ precision: 1, recall: 0.5 });
    expect(bCubed([extracting("a", "one"), extracting("b", "one")])).toMatchObject({ precision: 1, recall: 0.5 });
  });

  it("loses precision to innocents in the same campaign, but never mixes campaigns of different worlds", () => {
    const mixed = [extracting("a", "one", found("x")), subject("b", found("x"))];
    expect(bCubed(mixed)).toMatchObject({ precision: 0.5, recall: 1 });
    const apart = [extracting("a", "one", found("x")), subject("b", { seed: 2, ...found("x") })];
    expect(bCubed(apart).precision).toBe(1);
  });
});
