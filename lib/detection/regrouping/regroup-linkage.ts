import type { Linkage } from "../analyse";
import { withGroupProfile } from "../clusters/profile";
import type { Configuration } from "../configuration";
import { familiesIn } from "../links/strands";
import { type Fit, noPieces, type Pieces, regroup } from "./model";
import type { StandingPieces } from "./pieces";

/** Pieces by the numbers that a run gave to accounts. */
export function piecesOf({ pieceOf, joined, homeOf }: StandingPieces, ids: readonly string[]): Pieces {
  if (pieceOf.size === 0) return noPieces;
  const numbered = (of: ReadonlyMap<string, string>) =>
    new Map(
      ids.flatMap((id, account) => {
        const campaignId = of.get(id);
        return campaignId === undefined ? [] : [[account, campaignId] as const];
      }),
    );
  return { pieceOf: numbered(pieceOf), joined, homeOf: numbered(homeOf) };
}

export interface Regrouped {
  /** With the groups that people's merges and splits leave, those that are large enough to be judged. */
  linkage: Linkage;
  /** Pieces of which any account is in a group. */
  seen: ReadonlySet<string>;
}

/** Between finding groups and judging them: what people joined is one group, what they parted is not. */
export function regroupLinkage(linkage: Linkage, masks: Uint8Array, pieces: Pieces, config: Configuration): Regrouped {
  const groups = regroup(linkage.groups, pieces, fitIn(linkage, masks, config));
  if (pieces.pieceOf.size === 0) return { linkage, seen: new Set() };
  const members = groups.flatMap(({ core, associated }) => [...core, ...associated]);
  const judged = groups.filter(({ core }) => core.length >= config.minimumCampaign);
  return {
    linkage: { ...linkage, groups: judged },
    seen: new Set(members.flatMap((account) => pieces.pieceOf.get(account) ?? [])),
  };
}

/** Fit to the profile of others of the group, less the prior odds: what decides between sets decides between pieces. */
function fitIn({ table, weights }: Linkage, masks: Uint8Array, config: Configuration): Fit {
  const input = { table, weights, available: familiesIn(masks), config };
  return ({ basis, asOf }, others, accounts) => {
    const measured = new Set(basis);
    const own = others.filter((account) => measured.has(account));
    if (own.length === 0) return undefined;
    const prior = Math.log(table.population / own.length);
    return withGroupProfile({ basis: own, asOf }, input, (profile) =>
      accounts.map((account) => profile.fit(account) - prior),
    );
  };
}
