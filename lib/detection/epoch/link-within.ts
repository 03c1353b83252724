import { findLinkage, type Linkage } from "../analyse";
import { bestClaims, claimsOf } from "../clusters/assign";
import { isOneEvent } from "../clusters/one-event";
import type { Configuration } from "../configuration";
import type { Tier } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import { familiesIn } from "../links/strands";
import type { FamilyAvailability, Group, Incidences, MemberEvidence } from "../model";
import { hasPiece, type Pieces } from "../regrouping/model";
import type { Listed } from "../warninglists/mark";

/** A set that claimed accounts when the epoch was opened. */
export interface Rival {
  number: number;
  /** A person's merge or split made something else of it when the epoch was opened. */
  regrouped: boolean;
  threshold: number;
  /** Accounts that its profile is made of, ascending. */
  basis: readonly number[];
  members: ReadonlyMap<number, { tier: Tier; evidence: MemberEvidence }>;
}

/** Values as they are held now and as they were when the epoch was opened, numbered alike, with what the epoch knows of them. */
export interface TablesWithin {
  table: Incidences;
  asOf: Incidences;
  weights: Float64Array;
  /** 1 for values of which the epoch, or a warninglist, says what they are; and for those that are hubs. */
  known: Uint8Array;
  hubs: Uint8Array;
  /** Hubs that warninglists name. */
  listed: Listed;
}

export interface WithinInput extends TablesWithin {
  rivals: readonly Rival[];
  masks: Uint8Array;
  /** As counted when the epoch was opened. */
  available: FamilyAvailability;
  config: Configuration;
  /** 1 for accounts with anything that was not there when the epoch was opened. */
  moved: Uint8Array;
  /** Ask all accounts of the table again, not only those that moved: those that did not get the answer that they had. */
  everyAccount: boolean;
  /** What people joined and parted: groups with any of these accounts are looked at again. */
  pieces: Pieces;
}

export interface LinkageWithin {
  /** Groups that were asked again, and new ones among what moved. */
  linkage: Linkage;
  /** Numbers of the sets that nothing moved in: what was published of them stands. */
  untouched: ReadonlySet<number>;
}

/**
 * Which accounts belong to which set, by the profiles and statistics of the epoch: those that moved are measured against every set,
 * and those that none claims are searched for new groups among themselves. Pure; a function of the epoch and what came since.
 */
export function linkWithin(input: WithinInput): LinkageWithin {
  const { rivals, table, asOf, weights, hubs, listed, masks, config, moved, everyAccount, pieces } = input;
  const has = familiesIn(masks);
  const measured = { table, asOf, weights, available: has, config };
  const isAsked = (account: number) => everyAccount || moved[account] === 1;
  const best = bestClaims(rivals.map(({ basis }) => claimsOf(basis, measured, isAsked)));
  const groups = rivals.map((rival) => ({ rival, group: standing(rival, asOf, isAsked) }));
  for (const [account, { set, tier, evidence }] of best) {
    const group = groups[set]?.group;
    group?.[tier].push(account);
    group?.evidence.set(account, evidence);
  }
  const touched = groups.filter(
    ({ rival, group }) => isRegrouped(rival, group, pieces) || isTouched(rival, group, moved),
  );
  const known = touched.flatMap(({ group }) => {
    if (group.core.length < config.minimumCampaign) return [];
    for (const tier of ["core", "associated"] as const) group[tier].sort((x, y) => x - y);
    return [{ ...group, isOneEvent: isOneEvent(group, measured) }];
  });
  const free = moved.map((is, account) => (is === 1 && !best.has(account) ? 1 : 0));
  const found = amongMoved(input, free);
  const asked = new Set(touched.map(({ rival }) => rival.number));
  return {
    linkage: {
      ...{ table, weights, hubs, listed, links: found.links, threshold: found.threshold },
      ...{ groups: [...known, ...found.groups], small: [] },
    },
    untouched: new Set(rivals.flatMap(({ number }) => (asked.has(number) ? [] : [number]))),
  };
}

/** A set with those of its members that are not asked again. */
function standing(
  { basis, threshold, members }: Rival,
  asOf: Incidences,
  isAsked: (account: number) => boolean,
): Group {
  const group: Group = { basis, asOf, core: [], associated: [], evidence: new Map(), threshold, isOneEvent: false };
  for (const [account, { tier, evidence }] of members) {
    if (isAsked(account)) continue;
    group[tier].push(account);
    group.evidence.set(account, evidence);
  }
  return group;
}

/** Whether a person's merge or split makes, or made, something else of a set than links do. */
const isRegrouped = ({ regrouped, members }: Rival, { core, associated }: Group, pieces: Pieces): boolean =>
  regrouped || [core, associated, members.keys()].some((accounts) => hasPiece(pieces, accounts));

/** Whether anything moved in a set, or an account is in another place than it was. */
function isTouched({ members }: Rival, { core, associated, evidence }: Group, moved: Uint8Array): boolean {
  if (core.length + associated.length !== members.size) return true;
  const isOther = (tier: Tier) => (account: number) => {
    const known = members.get(account);
    const total = evidence.get(account)?.total;
    return moved[account] === 1 || known?.tier !== tier || known.evidence.total !== total;
  };
  return core.some(isOther("core")) || associated.some(isOther("associated"));
}

/** From so many times the accounts that held it on, a value may have become what it was not. */
const muchMore = 1.25;

/** Groups among accounts that moved and that no set claims. */
function amongMoved({ table, known, hubs, masks, available, config }: WithinInput, free: Uint8Array) {
  const builder = new IncidencesBuilder();
  const places: number[] = [];
  for (let v = 0; v < table.count; v++) {
    const [accounts, exchanges]: [number[], number[]] = [[], []];
    const end = table.valueStart[v + 1] ?? 0;
    for (let i = table.valueStart[v] ?? 0; i < end; i++) {
      const account = table.holders[i] ?? 0;
      if (free[account] !== 1) continue;
      accounts.push(account);
      exchanges.push(table.exchanges.at(i));
    }
    const kind = table.kind[v];
    if (accounts.length < 2 || kind === undefined) continue;
    places.push(v);
    builder.add({ kind, value: table.id[v] ?? "", slot: table.slot[v] ?? 0, accounts, exchanges });
  }
  const own = builder.build(table.accounts);
  own.population = table.population;
  const overall = (v: number) => table.overall[places[v] ?? 0] ?? 0;
  const learned = {
    values: Uint8Array.from(own.overall, (holders, v) =>
      holders > muchMore * overall(v) ? 0 : (known[places[v] ?? 0] ?? 0),
    ),
    hubs: Uint8Array.from(places, (v) => hubs[v] ?? 0),
  };
  // Values are in the order of the whole table. An account that moved may be one holder more than the epoch knows of.
  own.overall = own.overall.map((holders, v) => Math.max(holders, overall(v)));
  own.anywhere = Uint32Array.from(places, (v) => table.anywhere?.[v] ?? 0);
  return findLinkage({ table: own, masks, available, config, known: learned });
}
