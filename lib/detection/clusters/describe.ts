import { withProfile } from "./profile";
import type { RefineInput } from "./refine";

/**
 * How well one profile describes some accounts of a section: their fit, less the prior odds `ln(N / n)` against each, less the
 * odds asked for the set itself. Two sets are better kept apart when their sum is above that of their union.
 * @param members places in the section
 * @param section what is described in whole or in parts. What is outside it is "elsewhere" for all of them: client, prompts and
 * gateways that both parts have are commoner here than elsewhere whether one hand runs them or one copies the other, and must not
 * speak for joining them
 */
export function description(members: readonly number[], section: RefineInput): number {
  const prior = Math.log(section.table.population / Math.max(1, members.length));
  const fits = withProfile(
    members,
    section,
    (profile) => members.reduce((sum, member) => sum + profile.fit(member) - prior, 0),
    "outside the table",
  );
  return fits - Math.log(section.config.odds);
}
