import { rounded } from "../explanation/parts";
import type { Baseline } from "../extraction/baseline";
import { elicitationLift, shareOfCarriers } from "../extraction/content-terms";
import type { AccountProfile } from "../model";

/** What an account did after a moment. */
export interface WorkSince {
  accountId: string;
  exchanges: number;
  withContent: number;
  extraction: number;
  elicited: number[];
}

/** Fewer exchanges since say nothing about what a group has turned to. */
const leastExchanges = 20;

/**
 * What the core's traffic since a decision says for harvesting beyond what was held against it then: what an ordinary group turns
 * to shows here, however much it did before.
 */
export function workDifference(
  core: readonly AccountProfile[],
  since: ReadonlyMap<string, WorkSince>,
  then: ReadonlyMap<string, number>,
  baseline: Baseline,
): { workNats: number; exchanges: number; extraction: number } {
  const profiles = core.flatMap((profile) => {
    const work = since.get(profile.accountId);
    return work ? [{ ...profile, ...work }] : [];
  });
  const sum = (of: (work: AccountProfile) => number) => profiles.reduce((total, work) => total + of(work), 0);
  const exchanges = sum((work) => work.exchanges);
  const extraction = sum((work) => work.extraction);
  if (exchanges < leastExchanges) return { workNats: 0, exchanges, extraction };
  const activity = { exchanges, extraction, repeats: { asked: 0, repeated: 0 }, schedule: { seen: 0, expected: 0 } };
  const view = { core: profiles, activity, baseline, atOneAddress: 0 };
  const gained = [elicitationLift(view), shareOfCarriers(view)].map(({ name, nats }) =>
    Math.max(0, nats - Math.max(0, then.get(name) ?? 0)),
  );
  return { workNats: rounded(gained.reduce((total, nats) => total + nats, 0)), exchanges, extraction };
}
