import { linkCount } from "../links/link-graph";
import type { Links } from "../model";
import { type Assignment, assignMembers } from "./assign";
import { communities } from "./communities";
import { linksAmong } from "./inside-links";
import { mergeMembers } from "./merge";
import { isOneEvent } from "./one-event";
import { type RefineInput, refineSeed } from "./refine";
import { splitMembers } from "./split";

/** Seeds: communities of the link graph with at least the minimum size, largest first. */
export function seedsOf(links: Links, minimum: number): number[][] {
  const labels = communities(links);
  const byLabel = new Map<number, number[]>();
  labels.forEach((label, account) => {
    if (links.start[account] === links.start[account + 1]) return;
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

/** Where sets of accounts are sought. */
export interface GroupsInput {
  /** Finds the links; they are given back as soon as the sets are cut along them. */
  links: () => Links;
  /** Nats asked of a link. */
  threshold: number;
  /** What members are measured by. */
  measured: RefineInput;
  /** The same values of some accounts without their times: what decides whether two sets of these are one. */
  timeless: (accounts: readonly number[]) => RefineInput;
}

interface Parts {
  parts: number[][];
  timeless: RefineInput;
  links: number;
}

/** Seeds, refined, and cut where their parts describe themselves better apart. */
function findParts({ threshold, measured, timeless }: GroupsInput, links: Links): Parts {
  const minimum = measured.config.minimumCampaign;
  const refined = disjoint(
    seedsOf(links, minimum).flatMap((seed) => [refineSeed(seed, measured) ?? []]),
    minimum,
  );
  const compared = timeless(refined.flat());
  const among = linksAmong(links);
  const parts = refined.flatMap((set) => splitMembers(set, among(set), compared, threshold));
  return { parts, timeless: compared, links: linkCount(links) };
}

/**
 * Groups of accounts that are run together, or share an infrastructure: what they do is not looked at here.
 * @returns the groups, and how many links there were
 */
export function findGroups(input: GroupsInput): Assignment & { links: number } {
  const { measured } = input;
  const { parts, timeless, links } = findParts(input, input.links());
  const joined = mergeMembers(parts.sort(byLeastMember), timeless);
  const sets = joined.filter((set) => set.length >= measured.config.minimumCampaign);
  const { groups, small } = assignMembers(sets, measured);
  const told = groups.map((group) => ({ ...group, isOneEvent: isOneEvent(group, measured) }));
  return { groups: told.sort((x, y) => byLeastMember(x.core, y.core)), small, links };
}

const byLeastMember = (x: readonly number[], y: readonly number[]): number => (x[0] ?? 0) - (y[0] ?? 0);
