import type { Configuration } from "../configuration";
import { families } from "../contract";
import { evidenceThreshold } from "../links/threshold";
import type { Group, Incidences, MemberEvidence } from "../model";
import { groupProfile } from "./profile";

export interface RefineInput {
  table: Incidences;
  weights: Float64Array;
  available: (account: number, family: number) => boolean;
  config: Configuration;
}

/** True when two families speak for a member, one of them about who runs the account. */
export function isCorroborated(evidence: MemberEvidence, config: Configuration): boolean {
  const strong = families.filter((_, f) => (evidence.byFamily[f] ?? 0) >= config.corroboratingNats);
  return strong.length >= 2 && strong.some((name) => config.operatorFamilies.includes(name));
}

/**
 * The cluster-level test. A seed's profile is fitted, every account that holds any of its values is measured against
 * it, those above `ln odds + ln(N / n)` become the new members, and so on until nothing changes: many weak values, each
 * below the threshold of a pair, can hold for a whole group, and a seed of coincidences dissolves.
 * @returns undefined when nothing of at least the minimum size remains
 */
export function refineGroup(seed: readonly number[], input: RefineInput): Group | undefined {
  const { table, weights, available, config } = input;
  let members = new Set(seed);
  for (let round = 0; round < config.profileRounds; round++) {
    const profile = groupProfile(table, weights, members, available, config);
    const threshold = evidenceThreshold(config.odds, table.accounts, members.size);
    const measured = profile.suspects().map((account) => ({ account, evidence: profile.evidence(account) }));
    const isCore = (m: { evidence: MemberEvidence }) =>
      m.evidence.total >= threshold && isCorroborated(m.evidence, config);
    const core = measured.filter(isCore);
    if (core.length < config.minimumCampaign) return undefined;
    const next = new Set(core.map((m) => m.account));
    const settled = next.size === members.size && [...next].every((account) => members.has(account));
    if (settled || round === config.profileRounds - 1) {
      const floor = threshold - config.associatedMargin;
      const near = measured.filter(
        (m) => !next.has(m.account) && m.evidence.total >= floor && isCorroborated(m.evidence, config),
      );
      return {
        core: core.map((m) => m.account),
        associated: near.map((m) => m.account),
        evidence: new Map([...core, ...near].map((m) => [m.account, m.evidence])),
        threshold,
      };
    }
    members = next;
  }
  return undefined;
}
