import type { Context } from "@/lib/command";
import type { Configuration } from "../configuration";
import { comparedWith, readable } from "../configurations/live";
import type { Version } from "../configurations/versions";
import { liveOf } from "../configurations/versions";
import { type Family, families } from "../vocabulary";
import { readActs } from "./acts";
import { agreementOf } from "./agreement";
import { readStandingOutcomes } from "./store/outcomes";

/**
 * The version whose m are the prior: the last before the live one that nothing was learned for. Decisions older than a
 * person's own numbers are taken to be known to that person; otherwise they would count twice.
 */
export function priorVersion(versions: readonly Version[]): Version {
  let version = liveOf(versions);
  while (version.origin === "feedback") {
    const before = versions.find(({ id }) => id === version.basedOnId);
    if (!before) break;
    version = before;
  }
  return version;
}

const familyValues = (configuration: Configuration): Record<Family, number> =>
  Object.fromEntries(families.map((family) => [family, configuration.families[family].m])) as Record<Family, number>;

/** What all decisions that stand, and that the prior does not know yet, say of the m of each family. */
export async function learn(ctx: Context, versions: readonly Version[]) {
  const prior = priorVersion(versions);
  const since = prior.origin === "person" ? (prior.proposedAt?.getTime() ?? 0) : 0;
  const outcomes = (await readStandingOutcomes(ctx.db)).filter(({ at }) => at.getTime() > since);
  const { acts, unknown } = await readActs(ctx, outcomes);
  const live = comparedWith(versions);
  const priors = familyValues(readable(prior.content).configuration ?? live);
  const agreement = agreementOf(
    acts.map(({ counts }) => counts),
    priors,
  );
  return { prior, priors, live, liveValues: familyValues(live), acts, unknown, agreement };
}
