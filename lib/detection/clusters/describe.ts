import { type ProfileInput, withProfile } from "./profile";

/**
 * How well one profile describes a set of accounts: their fit, less the prior odds `ln(N / n)` against each, less the
 * odds asked for the set itself. Two sets are better kept apart when their sum is above that of their union.
 */
export function description(members: readonly number[], input: ProfileInput): number {
  const prior = Math.log(input.table.accounts / Math.max(1, members.length));
  const fits = withProfile(members, input, (profile) =>
    members.reduce((sum, member) => sum + profile.fit(member) - prior, 0),
  );
  return fits - Math.log(input.config.odds);
}
