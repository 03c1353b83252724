import type { Configuration } from "../configuration";
import { families } from "../contract";
import { evidenceThreshold } from "../links/threshold";
import type { Incidences, MemberEvidence } from "../model";
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
 * @returns the members, ascending; undefined when less than the minimum size remains
 */
export function refineSeed(seed: readonly number[], input: RefineInput): number[] | undefined {
  const { table, weights, available, config } = input;
  let members = [...seed];
  for (let round = 0; round < config.profileRounds; round++) {
    const profile = groupProfile(table, weights, new Set(members), available, config);
    const threshold = evidenceThreshold(config.odds, table.accounts, members.length);
    const next = profile.suspects().filter((account) => {
      const evidence = profile.evidence(account);
      return evidence.total >= threshold && isCorroborated(evidence, config);
    });
    if (next.length < config.minimumCampaign) return undefined;
    const settled = next.length === members.length && next.every((account, i) => account === members[i]);
    members = next;
    if (settled) break;
  }
  return members;
}
