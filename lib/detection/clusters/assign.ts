import type { Configuration } from "../configuration";
import { isCorroborated } from "../links/strands";
import { evidenceThreshold } from "../links/threshold";
import type { Group, MemberEvidence } from "../model";
import { withProfile } from "./profile";
import { type RefineInput, sameMembers } from "./refine";

interface Claim {
  set: number;
  evidence: MemberEvidence;
  /** Fit to the set's profile less the prior odds: what decides between sets. */
  fit: number;
  tier: "core" | "associated";
}

const tierOf = (evidence: MemberEvidence, threshold: number, config: Configuration): Claim["tier"] | undefined => {
  if (!isCorroborated(evidence.byStrand, config) || evidence.total < threshold - config.associatedMargin)
    return undefined;
  return evidence.total >= threshold ? "core" : "associated";
};

const stronger = (claim: Claim, known: Claim | undefined): boolean => {
  if (!known) return true;
  if (claim.tier !== known.tier) return claim.tier === "core";
  return claim.fit > known.fit;
};

/** Measures every account that a set's values reach, and gives each to the set that it fits best. */
function claims(sets: readonly (readonly number[])[], input: RefineInput): Map<number, Claim> {
  const { table, config } = input;
  const best = new Map<number, Claim>();
  sets.forEach((members, set) => {
    const threshold = evidenceThreshold(config.odds, table.accounts, members.length);
    const prior = Math.log(table.accounts / Math.max(1, members.length));
    withProfile(members, input, (profile) => {
      for (const account of profile.suspects()) {
        const evidence = profile.evidence(account);
        const tier = tierOf(evidence, threshold, config);
        if (!tier) continue;
        const claim = { set, evidence, fit: profile.fit(account) - prior, tier };
        if (stronger(claim, best.get(account))) best.set(account, claim);
      }
    });
  });
  return best;
}

/** Turns sets into groups with core and associated members, each account in one of them, in a few rounds. */
export function assignMembers(sets: readonly (readonly number[])[], input: RefineInput): Group[] {
  const { config, table } = input;
  let current = sets.map((set) => [...set]);
  for (let round = 0; ; round++) {
    const best = claims(current, input);
    const groups: Group[] = current.map((set) => ({
      basis: set,
      core: [],
      associated: [],
      evidence: new Map(),
      threshold: evidenceThreshold(config.odds, table.accounts, set.length),
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
    if (settled || round + 1 >= config.profileRounds) return large;
    current = large.map((group) => group.core);
  }
}
