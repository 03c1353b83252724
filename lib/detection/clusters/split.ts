import { forEachLink } from "../links/link-graph";
import { isOperatorStrand } from "../links/strands";
import type { Links } from "../model";
import { communities } from "./communities";
import { description } from "./describe";
import { linksAmong } from "./inside-links";
import { withProfile } from "./profile";
import type { RefineInput } from "./refine";
import { sectionOf } from "./section";
import { UnionFind } from "./union-find";

/** Proposed cuts of one set that are tried: more than a real bridge needs. */
const mostProposals = 32;

/** Strengths of links at which components are proposed, as shares of the link threshold. */
const strengths = [0.7, 0.8, 0.9, 1, 1.2, 1.4] as const;

/**
 * A household of three that got among a campaign's accounts is cut off like any other set, though it is too small to be
 * shown as one: left inside, its members would vouch for each other.
 */
const smallest = 2;

const ascending = (x: number, y: number): number => x - y;

function byLabel(members: readonly number[], labels: (i: number) => number): number[][] {
  const parts = new Map<number, number[]>();
  members.forEach((member, i) => {
    const list = parts.get(labels(i));
    if (list) list.push(member);
    else parts.set(labels(i), [member]);
  });
  return [...parts.values()];
}

/** What holds together by links of at least some strength, at several strengths around the threshold. */
function components(members: readonly number[], inside: Links, threshold: number): number[][] {
  return strengths.flatMap((share) => {
    const sets = new UnionFind(members.length);
    forEachLink(inside, (a, b, nats) => {
      if (nats >= threshold * share) sets.union(a, b);
    });
    return byLabel(members, (i) => sets.find(i));
  });
}

/** Holders of a value that says who runs an account: a card, an address, a mail domain, a sign-up window. */
function holdersInside(members: readonly number[], section: RefineInput): number[][] {
  const { table, config } = section;
  const values = withProfile(members, section, (profile) => profile.values());
  const telling = values.filter(({ value }) => isOperatorStrand(table.strand[value] ?? 0, config));
  return telling.slice(0, mostProposals).map(({ value }) => {
    return Array.from(table.holders.subarray(table.valueStart[value], table.valueStart[value + 1]));
  });
}

function proposals(members: readonly number[], links: Links, section: RefineInput, threshold: number): number[][] {
  const labels = communities(links);
  const all = [
    ...components(members, links, threshold),
    ...byLabel(members, (i) => labels[i] ?? 0),
    ...holdersInside(members, section),
  ];
  const fitting = all.filter((part) => {
    const rest = members.length - part.length;
    return Math.min(part.length, rest) >= smallest && Math.max(part.length, rest) >= section.config.minimumCampaign;
  });
  return fitting.sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0)).slice(0, mostProposals);
}

/**
 * Cuts a set of accounts, the best cuts first, as long as the parts describe themselves better apart.
 * @param inside the links inside the set, between places in it
 */
export function splitMembers(
  members: readonly number[],
  inside: Links,
  input: RefineInput,
  threshold: number,
): number[][] {
  const section = sectionOf(members, input);
  const parts = bestCuts(members.length, inside, section, threshold);
  if (parts.length < 2) return [[...members]];
  const among = linksAmong(inside);
  const split = parts.flatMap((part) => splitMembers(part, among(part), section, threshold));
  return split.map((part) => part.map((place) => members[place] ?? 0));
}

/**
 * Accounts from which on a set is cut in several places at once: to try everything again after each cut would cost the square of its
 * size.
 */
const large = 500;

/** The part that gains most by being cut off, in a large set all that gain and do not touch each other; and what is left. */
function bestCuts(size: number, links: Links, section: RefineInput, threshold: number): number[][] {
  const all = Array.from({ length: size }, (_, place) => place);
  const whole = description(all, section);
  const cuts = proposals(all, links, section, threshold);
  // The best of many tries looks good by chance: the odds asked for are those of all of them together.
  const least = Math.log(section.config.odds * Math.max(1, cuts.length));
  const gaining = cuts.flatMap((part) => {
    const inside = new Set(part);
    const rest = all.filter((place) => !inside.has(place));
    const gain = description(part, section) + description(rest, section) - whole;
    return gain > least ? [{ part, gain }] : [];
  });
  const cut = new Set<number>();
  const parts: number[][] = [];
  for (const { part } of gaining.sort((x, y) => y.gain - x.gain)) {
    if (part.some((place) => cut.has(place))) continue;
    for (const place of part) cut.add(place);
    parts.push(part.sort(ascending));
    if (size < large) break;
  }
  const left = all.filter((place) => !cut.has(place));
  return left.length === 0 ? parts : [...parts, left];
}
