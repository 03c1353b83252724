import { isCorroborated } from "../links/strands";
import { evidenceThreshold } from "../links/threshold";
import { type ProfileInput, withProfile } from "./profile";

export type RefineInput = ProfileInput;

/**
 * The cluster-level test. A seed's profile is fitted, every account that holds any of its values is measured against
 * it, those above `ln odds + ln(N / n)` become the new members, and so on until nothing changes: many weak values, each
 * below the threshold of a pair, can hold for a whole group, and a seed of coincidences dissolves.
 * @returns the members, ascending; undefined when less than the minimum size remains
 */
export function refineSeed(seed: readonly number[], input: RefineInput): number[] | undefined {
  const { table, config } = input;
  let members: readonly number[] = seed;
  for (let round = 0; round < config.profileRounds; round++) {
    const threshold = evidenceThreshold(config.odds, table.population, members.length) - config.associatedMargin;
    const next = withProfile(members, input, (profile) =>
      profile.suspects().filter((account) => {
        const evidence = profile.evidence(account);
        return evidence.total >= threshold && isCorroborated(evidence.byStrand, config);
      }),
    );
    if (next.length < config.minimumCampaign) return undefined;
    const settled = sameMembers(next, members);
    members = next;
    if (settled) break;
  }
  return [...members];
}

export const sameMembers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((account, i) => account === b[i]);
