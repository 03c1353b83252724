import type { Group } from "../model";

/** What people said of which accounts make one campaign, by account index; nobody said anything by default. */
export interface Pieces {
  /** The campaign that a person's merge or split put an account into. */
  pieceOf: ReadonlyMap<number, string>;
  /** Campaigns whose accounts a person put together: they stay one. What a split left behind stays apart, and no more. */
  joined: ReadonlySet<string>;
  /** The other campaign that an account is a member of now: what a person composed does not swallow it. */
  homeOf: ReadonlyMap<number, string>;
}

export const noPieces: Pieces = { pieceOf: new Map(), joined: new Set(), homeOf: new Map() };

/** How well accounts fit some others of their group; undefined where these others say nothing. */
export type Fit = (
  group: Group,
  others: readonly number[],
  accounts: readonly number[],
) => readonly number[] | undefined;

const membersOf = ({ core, associated }: Group): number[] => [...core, ...associated];

/** Whether a person's merge or split has put any of some accounts somewhere. */
export const hasPiece = ({ pieceOf }: Pieces, accounts: Iterable<number>): boolean => {
  if (pieceOf.size > 0) for (const account of accounts) if (pieceOf.has(account)) return true;
  return false;
};

interface Part {
  /** The piece that it belongs to; undefined for what belongs to a campaign that nobody regrouped. */
  piece: string | undefined;
  accounts: number[];
}

/**
 * Makes the groups of a run what people said of them: a group is cut where accounts were parted, and the cuts of one merged campaign
 * are one group again. Accounts of which nobody said anything stay with the campaign that they are in, else they go to the part that
 * they fit best. Every account of a group is in exactly one group afterwards; groups of which nobody said anything are left as they are.
 */
export function regroup(groups: readonly Group[], pieces: Pieces, fitOf: Fit): Group[] {
  if (pieces.pieceOf.size === 0) return [...groups];
  const cuts = groups.flatMap((group) => cutGroup(group, pieces, fitOf));
  const byPiece = new Map<string, Group[]>();
  for (const { group, piece } of cuts) {
    if (piece === undefined || !pieces.joined.has(piece)) continue;
    byPiece.set(piece, [...(byPiece.get(piece) ?? []), group]);
  }
  return cuts.flatMap(({ group, piece }) => {
    const parts = piece === undefined ? undefined : byPiece.get(piece);
    if (parts === undefined || piece === undefined) return [group];
    return parts[0] === group ? [joinGroups(parts, piece)] : [];
  });
}

interface Cut {
  group: Group;
  piece: string | undefined;
}

function cutGroup(group: Group, pieces: Pieces, fitOf: Fit): Cut[] {
  const members = membersOf(group);
  if (!hasPiece(pieces, members)) return [{ group, piece: undefined }];
  const { parts, free } = partsOf(members, pieces);
  if (parts.length > 1 && free.length > 0) shareOut(free, parts, group, fitOf);
  // A copy in any case: what a group was found as, and what became of it, are told apart.
  if (parts.length === 1) return [{ group: { ...group }, piece: parts[0]?.piece }];
  return parts.map(({ piece, accounts }) => ({ group: only(group, new Set(accounts)), piece }));
}

/** The parts that a group falls into, the largest first, and the accounts that belong to none of them yet. */
function partsOf(members: readonly number[], { pieceOf, homeOf }: Pieces): { parts: Part[]; free: number[] } {
  const byKey = new Map<string, Part>();
  const free: number[] = [];
  for (const account of members) {
    const piece = pieceOf.get(account);
    const key = piece ?? homeOf.get(account);
    if (key === undefined) {
      free.push(account);
      continue;
    }
    const part = byKey.get(key) ?? { piece, accounts: [] };
    byKey.set(key, part);
    part.accounts.push(account);
  }
  const parts = [...byKey].sort(([a, x], [b, y]) => y.accounts.length - x.accounts.length || (a < b ? -1 : 1));
  return { parts: parts.map(([, part]) => part), free };
}

/** Gives each account to the part that it fits best; to the largest where no part says anything of it. */
function shareOut(free: readonly number[], parts: readonly Part[], group: Group, fitOf: Fit): void {
  const fits = parts.map(({ accounts }) =>
    fitOf(
      group,
      [...accounts].sort((a, b) => a - b),
      free,
    ),
  );
  free.forEach((account, i) => {
    let best = 0;
    for (let part = 1; part < parts.length; part++) {
      if ((fits[part]?.[i] ?? -Infinity) > (fits[best]?.[i] ?? -Infinity)) best = part;
    }
    parts[best]?.accounts.push(account);
  });
}

/** A group without its other accounts; those that are left were measured as they were. */
function only(group: Group, accounts: ReadonlySet<number>): Group {
  return {
    ...group,
    core: group.core.filter((account) => accounts.has(account)),
    associated: group.associated.filter((account) => accounts.has(account)),
    evidence: new Map([...group.evidence].filter(([account]) => accounts.has(account))),
  };
}

const ascending = (x: number, y: number): number => x - y;

/** One group of several: each member stays what it was, by what its own group measured. */
function joinGroups(parts: readonly Group[], campaignId: string): Group {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return { ...first, campaignId };
  const all = (of: (part: Group) => readonly number[]) => [...new Set(parts.flatMap(of))].sort(ascending);
  return {
    basis: all(({ basis }) => basis),
    core: all(({ core }) => core),
    associated: all(({ associated }) => associated),
    evidence: new Map(parts.flatMap(({ evidence }) => [...evidence])),
    // Nobody falls out because others came in.
    threshold: Math.min(...parts.map(({ threshold }) => threshold)),
    isOneEvent: parts.every(({ isOneEvent }) => isOneEvent),
    parts,
    campaignId,
  };
}
