import { families } from "../contract";
import type { Links } from "../model";
import { communities } from "./communities";
import { groupProfile } from "./profile";
import type { RefineInput } from "./refine";
import { UnionFind } from "./union-find";

/** Proposed cuts of one group that are tried: more than a real bridge needs. */
const mostProposals = 32;

const ascending = (x: number, y: number): number => x - y;
const unionOf = (a: readonly number[], b: readonly number[]): number[] => [...new Set([...a, ...b])].sort(ascending);

/**
 * How well one profile describes a set of accounts: their fit, less the prior odds `ln(N / n)` against each, less the
 * odds asked for the set itself. Two sets are better kept apart when their sum is above that of their union.
 */
export function description(members: readonly number[], input: RefineInput): number {
  const profile = groupProfile(input.table, input.weights, new Set(members), input.available, input.config);
  const prior = Math.log(input.table.accounts / Math.max(1, members.length));
  return members.reduce((sum, member) => sum + profile.fit(member) - prior, 0) - Math.log(input.config.odds);
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

function byLabel(members: readonly number[], labels: ArrayLike<number>): number[][] {
  const parts = new Map<number, number[]>();
  members.forEach((member, i) => {
    const list = parts.get(labels[i] ?? 0);
    if (list) list.push(member);
    else parts.set(labels[i] ?? 0, [member]);
  });
  return [...parts.values()];
}

function strongComponents(members: readonly number[], inside: Links, threshold: number): number[][] {
  const sets = new UnionFind(members.length);
  inside.nats.forEach((nats, i) => {
    if (nats >= threshold) sets.union(inside.a[i] ?? 0, inside.b[i] ?? 0);
  });
  return byLabel(
    members,
    members.map((_, i) => sets.find(i)),
  );
}

/** Holders of a value that says who runs an account: a card, an address, a mail domain, a sign-up window. */
function holdersInside(members: readonly number[], input: RefineInput): number[][] {
  const inside = new Set(members);
  const { table } = input;
  const profile = groupProfile(table, input.weights, inside, input.available, input.config);
  const telling = profile.values().filter(({ value }) => {
    const name = families[table.family[value] ?? 0];
    return name !== undefined && input.config.operatorFamilies.includes(name);
  });
  return telling.slice(0, mostProposals).map(({ value }) => {
    const holders = table.holders.subarray(table.valueStart[value], table.valueStart[value + 1]);
    return Array.from(holders).filter((account) => inside.has(account));
  });
}

function proposals(members: readonly number[], links: Links, input: RefineInput, threshold: number): number[][] {
  const inside = linksInside(links, members);
  const all = [
    ...strongComponents(members, inside, threshold),
    ...byLabel(members, communities(members.length, inside)),
    ...holdersInside(members, input),
  ];
  const minimum = input.config.minimumCampaign;
  const fitting = all.filter((part) => part.length >= minimum && members.length - part.length >= minimum);
  return fitting.sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0)).slice(0, mostProposals);
}

/** Cuts a set of accounts, the best cut first, as long as the parts describe themselves better apart. */
export function splitMembers(
  members: readonly number[],
  links: Links,
  input: RefineInput,
  threshold: number,
): number[][] {
  const whole = description(members, input);
  let best: { part: number[]; rest: number[]; gain: number } | undefined;
  for (const part of proposals(members, links, input, threshold)) {
    const inside = new Set(part);
    const rest = members.filter((account) => !inside.has(account));
    const gain = description(part, input) + description(rest, input) - whole;
    if (gain > 0 && (!best || gain > best.gain)) best = { part, rest, gain };
  }
  if (!best) return [[...members]];
  const again = (part: number[]) => splitMembers(part.sort(ascending), links, input, threshold);
  return [...again(best.part), ...again(best.rest)];
}

/** Cheap test before two sets are described together: do the members of the smaller one fit the larger one at all? */
function related(a: readonly number[], b: readonly number[], input: RefineInput): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const profile = groupProfile(input.table, input.weights, new Set(large), input.available, input.config);
  const near = small.filter((account) => profile.evidence(account).total >= input.config.corroboratingNats * 2);
  return near.length * 3 >= small.length;
}

/** Joins sets that one profile describes at least as well as two, the best gain first. */
export function mergeMembers(sets: readonly number[][], input: RefineInput): number[][] {
  const current = sets.map((set) => ({ set, score: description(set, input) }));
  const gains = new Map<string, number>();
  const key = (i: number, j: number) =>
    `${current[i]?.set[0]}/${current[i]?.set.length}~${current[j]?.set[0]}/${current[j]?.set.length}`;
  for (;;) {
    let best: { i: number; j: number; gain: number } | undefined;
    for (let i = 0; i < current.length; i++) {
      for (let j = i + 1; j < current.length; j++) {
        const [a, b] = [current[i], current[j]];
        if (!a || !b) continue;
        const known = gains.get(key(i, j));
        const gain =
          known ?? (related(a.set, b.set, input) ? description(unionOf(a.set, b.set), input) - a.score - b.score : -1);
        gains.set(key(i, j), gain);
        if (gain > 0 && (!best || gain > best.gain)) best = { i, j, gain };
      }
    }
    const [a, b] = best ? [current[best.i], current[best.j]] : [];
    if (!best || !a || !b) return current.map((entry) => entry.set);
    const set = unionOf(a.set, b.set);
    current.splice(best.j, 1);
    current[best.i] = { set, score: description(set, input) };
  }
}
