import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strandCount } from "../links/strands";
import type { Group } from "../model";
import { type Fit, noPieces, type Pieces, regroup } from "./model";

const group = (core: readonly number[], associated: readonly number[] = []): Group => ({
  basis: [...core],
  core: [...core],
  associated: [...associated],
  evidence: new Map([...core, ...associated].map((a) => [a, { total: a, byStrand: new Float64Array(strandCount) }])),
  threshold: 10 - core.length / 100,
  isOneEvent: false,
});

/** Accounts fit those whose numbers are near. */
const near: Fit = (_, others, accounts) =>
  accounts.map((account) => -Math.min(...others.map((other) => Math.abs(other - account))));

const membersOf = ({ core, associated }: Group): number[] => [...core, ...associated];
const sets = (groups: readonly Group[]) => groups.map((one) => membersOf(one).sort((a, b) => a - b));
const pieces = (of: Record<string, number[]>, joined: string[], homes: Record<string, number[]> = {}): Pieces => {
  const byAccount = (named: Record<string, number[]>) =>
    new Map(Object.entries(named).flatMap(([id, accounts]) => accounts.map((account) => [account, id] as const)));
  return { pieceOf: byAccount(of), joined: new Set(joined), homeOf: byAccount(homes) };
};

/** Disjoint groups of up to forty accounts, and what people said of some of these. */
const scene = fc
  .record({
    place: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 40 }),
    said: fc.array(fc.constantFrom("", "", "z", "y", "rest", "other"), { minLength: 40, maxLength: 40 }),
  })
  .map(({ place, said }) => {
    const found = Array.from({ length: 5 }, (_, number) => {
      const own = (isCore: boolean) => place.flatMap(([at, core], a) => (at === number && core === isCore ? [a] : []));
      return group(own(true), own(false));
    }).filter((one) => membersOf(one).length > 0);
    const of = (name: string) => said.flatMap((one, account) => (one === name ? [account] : []));
    const named = { z: of("z"), y: of("y"), rest: of("rest") };
    return { found, pieces: pieces(named, ["z", "y"], { other: of("other") }) };
  });

describe("regroup", () => {
  it("keeps one what a person joined and apart what a person parted, and loses nobody, whatever a run finds", () => {
    fc.assert(
      fc.property(scene, ({ found, pieces: said }) => {
        const groups = regroup(found, said, near);
        const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(groups.flatMap(membersOf))).toEqual(sorted(found.flatMap(membersOf)));
        expect(sorted(groups.flatMap(({ core }) => core))).toEqual(sorted(found.flatMap(({ core }) => core)));
        const places = new Map<string, Set<number>>();
        groups.forEach((one, place) => {
          const names = new Set(membersOf(one).flatMap((account) => said.pieceOf.get(account) ?? []));
          expect(names.size).toBeLessThanOrEqual(1);
          for (const name of names) places.set(name, (places.get(name) ?? new Set()).add(place));
          const [name] = names;
          expect(one.campaignId).toBe(name !== undefined && said.joined.has(name) ? name : undefined);
          expect(sorted([...one.evidence.keys()])).toEqual(sorted(membersOf(one)));
          expect(sorted((one.parts ?? [one]).flatMap(membersOf))).toEqual(sorted(membersOf(one)));
        });
        for (const name of said.joined) expect(places.get(name)?.size ?? 1).toBe(1);
      }),
    );
  });

  it("leaves everything as it is when nobody said anything", () => {
    fc.assert(
      fc.property(scene, ({ found }) => {
        const groups = regroup(found, noPieces, near);
        expect(groups).toHaveLength(found.length);
        groups.forEach((one, place) => {
          expect(one).toBe(found[place]);
        });
      }),
    );
  });

  it("gives accounts that are new to the piece that they fit best, and none of another campaign's to either", () => {
    const said = pieces({ z: [20, 21, 22], rest: [1, 2, 3] }, ["z"], { other: [40, 41] });
    const groups = regroup([group([1, 2, 3, 4, 19, 20, 21, 22, 40, 41], [23, 5])], said, near);
    expect(sets(groups)).toEqual([
      [1, 2, 3, 4, 5],
      [19, 20, 21, 22, 23],
      [40, 41],
    ]);
  });

  it("joins groups without letting anybody fall out of them", () => {
    const [one, two] = [group([1, 2, 3], [4]), group([11, 12, 13, 14], [15])];
    const [joined, ...others] = regroup([one, two], pieces({ z: [1, 11] }, ["z"]), near);
    expect(others).toEqual([]);
    expect(joined).toMatchObject({ core: [1, 2, 3, 11, 12, 13, 14], associated: [4, 15], campaignId: "z" });
    expect(joined?.threshold).toBe(Math.min(one.threshold, two.threshold));
  });
});
