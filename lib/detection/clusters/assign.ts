import type { Configuration } from "../configuration";
import { isCorroborated } from "../links/strands";
import { evidenceThreshold } from "../links/threshold";
import type { Group, MemberEvidence } from "../model";
import { type GroupProfile, withProfile } from "./profile";
import { type RefineInput, sameMembers } from "./refine";

interface Claim {
  evidence: MemberEvidence;
  /** Fit to the set's profile less the prior odds: what decides between sets. */
  fit: number;
  tier: "core" | "associated";
}

function tierOf(
  account: number,
  { total, byStrand }: MemberEvidence,
  profile: GroupProfile,
  threshold: number,
  config: Configuration,
): Claim["tier"] | undefined {
  if (!isCorroborated(byStrand, config) || total < threshold - config.associatedMargin) return undefined;
  return total >= threshold && isTiedBeyondHome(total - profile.homeNats(account), threshold, config)
    ? "core"
    : "associated";
}

/** Whether enough of what is asked for ties an account to more of a group than its own home. */
export const isTiedBeyondHome = (nats: number, threshold: number, { homeShare }: Configuration): boolean =>
  nats >= (1 - homeShare) * threshold;

const stronger = (claim: Claim, known: Claim | undefined): boolean => {
  if (!known) return true;
  if (claim.tier !== known.tier) return claim.tier === "core";
  return claim.fit > known.fit;
};

/** Measures every account that a set's values reach and that is asked; ascending. */
export function claimsOf(
  members: readonly number[],
  input: RefineInput,
  isAsked: (account: number) => boolean = () => true,
): [account: number, claim: Claim][] {
  const { table, config } = input;
  const threshold = evidenceThreshold(config.odds, table.population, members.length);
  const prior = Math.log(table.population / Math.max(1, members.length));
  return withProfile(members, input, (profile) =>
    profile.suspects().flatMap((account): [number, Claim][] => {
      if (!isAsked(account)) return [];
      const evidence = profile.evidence(account);
      const tier = tierOf(account, evidence, profile, threshold, config);
      return tier ? [[account, { evidence, fit: profile.fit(account) - prior, tier }]] : [];
    }),
  );
}

/** Gives each account to the set that it fits best. */
export function bestClaims(claims: readonly (readonly [account: number, claim: Claim][])[]) {
  const best = new Map<number, Claim & { set: number }>();
  claims.forEach((list, set) => {
    for (const [account, claim] of list) if (stronger(claim, best.get(account))) best.set(account, { ...claim, set });
  });
  return best;
}

export interface Assignment {
  groups: Group[];
  /** Sets whose core is too small for a group, with what they claim: they are rivals of the groups all the same. */
  small: Group[];
}

/** Turns sets into groups with core and associated members, each account in one of them, in a few rounds. */
export function assignMembers(sets: readonly (readonly number[])[], input: RefineInput): Assignment {
  const { config, table } = input;
  let current = [...sets];
  let claims = current.map((set) => claimsOf(set, input));
  for (let round = 0; ; round++) {
    const best = bestClaims(claims);
    const groups: Group[] = current.map((set) => ({
      basis: set,
      core: [],
      associated: [],
      evidence: new Map(),
      threshold: evidenceThreshold(config.odds, table.population, set.length),
      isOneEvent: false,
    }));
    for (const [account, claim] of [...best].sort(([x], [y]) => x - y)) {
      const group = groups[claim.set];
      if (!group) continue;
      group[claim.tier].push(account);
      group.evidence.set(account, claim.evidence);
    }
    const large = groups.filter((group) => group.core.length >= config.minimumCampaign);
    const settled =
      large.length === current.length && large.every((group, i) => sameMembers(group.core, current[i] ?? []));
    if (settled || round + 1 >= config.profileRounds) {
      return { groups: large, small: groups.filter((group) => !large.includes(group)) };
    }
    const known = new Map(claims.map((list, set) => [current[set], list]));
    current = large.map(({ basis, core }) => (sameMembers(core, basis) ? basis : core));
    // What a set claims depends on nothing but the set: only those that changed are asked again.
    claims = current.map((set) => known.get(set) ?? claimsOf(set, input));
  }
}
