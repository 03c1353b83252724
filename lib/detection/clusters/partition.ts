import type { Group, Links } from "../model";
import { communities } from "./communities";
import { groupProfile } from "./profile";
import { type RefineInput, refineGroup } from "./refine";

/**
 * How well one profile describes a set of accounts: their fit, less the prior odds `ln(N / n)` against each, less half
 * a `ln n` for each typical value (the Bayesian information criterion). Two sets are better kept apart when their sum
 * is above that of their union.
 */
export function description(members: readonly number[], input: RefineInput): number {
  const profile = groupProfile(input.table, input.weights, new Set(members), input.available, input.config);
  const prior = Math.log(input.table.accounts / Math.max(1, members.length));
  const fit = members.reduce((sum, member) => sum + profile.fit(member) - prior, 0);
  return fit - 0.5 * profile.values().length * Math.log(Math.max(2, members.length));
}

/** Links among some accounts only, renumbered from 0. */
function linksInside(links: Links, members: readonly number[]): Links {
  const place = new Map(members.map((account, i) => [account, i]));
  const kept: number[] = [];
  for (let i = 0; i < links.a.length; i++) {
    if (place.has(links.a[i] ?? 0) && place.has(links.b[i] ?? 0)) kept.push(i);
  }
  return {
    a: Uint32Array.from(kept, (i) => place.get(links.a[i] ?? 0) ?? 0),
    b: Uint32Array.from(kept, (i) => place.get(links.b[i] ?? 0) ?? 0),
    nats: Float32Array.from(kept, (i) => links.nats[i] ?? 0),
  };
}

function partsOf(members: readonly number[], links: Links): number[][] {
  const labels = communities(members.length, linksInside(links, members));
  const parts = new Map<number, number[]>();
  labels.forEach((label, i) => {
    const list = parts.get(label) ?? [];
    list.push(members[i] ?? 0);
    parts.set(label, list);
  });
  return [...parts.values()];
}

/** Splits a group where its parts describe themselves better apart: bridges between campaigns are cut here. */
export function splitGroup(group: Group, links: Links, input: RefineInput): Group[] {
  const parts = partsOf(group.core, links).filter((part) => part.length >= input.config.minimumCampaign);
  if (parts.length < 2) return [group];
  const refined = parts.flatMap((part) => refineGroup(part, input) ?? []);
  const inside = new Set(group.core);
  const disjoint = withoutOverlap(refined.map((part) => part.core.filter((account) => inside.has(account))));
  const apart = disjoint.reduce((sum, part) => sum + (part.length > 0 ? description(part, input) : 0), 0);
  if (disjoint.filter((part) => part.length > 0).length < 2 || apart <= description(group.core, input)) return [group];
  return refined.flatMap((part) => (part.core.length < group.core.length ? splitGroup(part, links, input) : [part]));
}

function withoutOverlap(parts: number[][]): number[][] {
  const taken = new Set<number>();
  return [...parts]
    .sort((x, y) => x.length - y.length)
    .map((part) => {
      const own = part.filter((account) => !taken.has(account));
      for (const account of own) taken.add(account);
      return own;
    });
}

const union = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);

/** Joins groups that one profile describes at least as well as two, the best gain first. */
export function mergeGroups(groups: readonly Group[], input: RefineInput): Group[] {
  const current = [...groups];
  const scores = current.map((group) => description(group.core, input));
  for (;;) {
    let best: { i: number; j: number; gain: number } | undefined;
    for (let i = 0; i < current.length; i++) {
      for (let j = i + 1; j < current.length; j++) {
        const [a, b] = [current[i], current[j]];
        if (!a || !b || !related(a, b, input)) continue;
        const gain = description(union(a.core, b.core), input) - (scores[i] ?? 0) - (scores[j] ?? 0);
        if (gain > 0 && (!best || gain > best.gain)) best = { i, j, gain };
      }
    }
    if (!best) return current;
    const [a, b] = [current[best.i] as Group, current[best.j] as Group];
    const together = refineGroup(union(a.core, b.core), input);
    const kept = together && together.core.length >= Math.max(a.core.length, b.core.length) ? together : undefined;
    const larger = a.core.length >= b.core.length ? a : b;
    const merged = kept ?? larger;
    current.splice(best.j, 1);
    scores.splice(best.j, 1);
    current[best.i] = merged;
    scores[best.i] = description(merged.core, input);
  }
}

/** Cheap test before two groups are described together: do they share members, or typical values? */
function related(a: Group, b: Group, input: RefineInput): boolean {
  const [small, large] = a.core.length <= b.core.length ? [a, b] : [b, a];
  const profile = groupProfile(input.table, input.weights, new Set(large.core), input.available, input.config);
  const near = small.core.filter(
    (account) => profile.evidence(account).total >= large.threshold - input.config.associatedMargin,
  );
  return near.length * 3 >= small.core.length;
}
