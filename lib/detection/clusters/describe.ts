import { type ProfileInput, withProfile } from "./profile";

/**
 * How well one profile describes a set of accounts: their fit, less the prior odds `ln(N / n)` against each, less the
 * odds asked for the set itself. Two sets are better kept apart when their sum is above that of their union.
 * @param among the union, when its parts are described: client, prompts and gateways that both parts have are commoner here
 * than elsewhere whether one hand runs them or one copies the other, and must not speak for joining them
 */
export function description(
  members: readonly number[],
  input: ProfileInput,
  among: readonly number[] = members,
): number {
  const prior = Math.log(input.table.accounts / Math.max(1, members.length));
  const fits = withProfile(
    members,
    input,
    (profile) => members.reduce((sum, member) => sum + profile.fit(member) - prior, 0),
    among,
  );
  return fits - Math.log(input.config.odds);
}
