import type { Links } from "../model";
import { type Assignment, assignMembers } from "./assign";
import { communities } from "./communities";
import { linksInside } from "./inside-links";
import { mergeMembers } from "./merge";
import { isOneEvent } from "./one-event";
import { type RefineInput, refineSeed } from "./refine";
import { splitMembers } from "./split";

/** Seeds: communities of the link graph with at least the minimum size, largest first. */
export function seedsOf(accounts: number, links: Links, minimum: number): number[][] {
  const labels = communities(accounts, links);
  const linked = new Uint8Array(accounts);
  for (let i = 0; i < links.a.length; i++) {
    linked[links.a[i] ?? 0] = 1;
    linked[links.b[i] ?? 0] = 1;
  }
  const byLabel = new Map<number, number[]>();
  labels.forEach((label, account) => {
    if (linked[account] !== 1) return;
    const list = byLabel.get(label);
    if (list) list.push(account);
    else byLabel.set(label, [account]);
  });
  return [...byLabel.values()]
    .filter((list) => list.length >= minimum)
    .sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0));
}

/** Gives each account to the first set that has it, the smallest first: a bridge must not swallow what it joins. */
function disjoint(sets: readonly number[][], minimum: number): number[][] {
  const taken = new Set<number>();
  const bySize = [...sets].sort((x, y) => x.length - y.length || (x[0] ?? 0) - (y[0] ?? 0));
  const own = bySize.map((set) => {
    const free = set.filter((account) => !taken.has(account));
    for (const account of free) taken.add(account);
    return free;
  });
  return own.filter((set) => set.length >= minimum);
}

/**
 * Groups of accounts that are run together, or share an infrastructure: what they do is not looked at here.
 * @param timeless the same values without their times: what decides whether two sets are one
 */
export function findGroups(links: Links, threshold: number, input: RefineInput, timeless: RefineInput): Assignment {
  const minimum = input.config.minimumCampaign;
  const seeds = seedsOf(input.table.accounts, links, minimum);
  const refined = disjoint(
    seeds.flatMap((seed) => [refineSeed(seed, input) ?? []]),
    minimum,
  );
  const inside = linksInside(refined, input.table.accounts, links);
  const parts = refined.flatMap((members, i) => splitMembers(members, inside[i] ?? links, timeless, threshold));
  const sets = mergeMembers(parts.sort(byLeastMember), timeless).filter((set) => set.length >= minimum);
  const { groups, small } = assignMembers(sets, input);
  const told = groups.map((group) => ({ ...group, isOneEvent: isOneEvent(group, input) }));
  return { groups: told.sort((x, y) => byLeastMember(x.core, y.core)), small };
}

const byLeastMember = (x: readonly number[], y: readonly number[]): number => (x[0] ?? 0) - (y[0] ?? 0);
