import { day } from "@/lib/kernel";
import type { ScoreTerm } from "../contract";
import type { AccountProfile } from "../model";
import { spread } from "./baseline";
import type { PivotComparison } from "./pivot";
import { clamp, found, type GroupView, logLift, notAvailable } from "./term";

/** Accounts with fewer exchanges say little about how work is shared out. */
const leastForSpread = 3;

/** Work that is handed out evenly spreads less over accounts than people's own use does. */
export function loadBalancing({ core, baseline }: GroupView): ScoreTerm {
  const name = "load_balancing";
  const active = core.filter((profile) => profile.exchanges >= leastForSpread);
  if (active.length < 5) return notAvailable(name);
  const here = spread(active);
  const usual = baseline.volumeSpread(leastForSpread);
  if (usual === 0) return notAvailable(name);
  return found(name, clamp(Math.log(usual / Math.max(here, 0.05)), -1, 1.5), {
    numerator: here,
    denominator: 1,
    baseline: usual,
  });
}

/** Stretches of one sitting follow each other, so that pairs of accounts come together in about twos. */
const pairsPerMeeting = 2;

/**
 * Accounts that are served by one schedule meet less often than by chance (each has its turn), or more often (all start together).
 * The log-likelihood ratio of a Poisson rate other than chance, less half the log of the chance count for choosing the rate by the
 * data (Schwarz 1978). People who share hours, an event or a time zone meet as chance has it, since chance is taken within
 * the hours in which each of them was active.
 */
export function sharedSchedule({ activity }: GroupView): ScoreTerm {
  const name = "shared_schedule";
  const { seen, expected } = activity.schedule;
  if (expected < 1) return notAvailable(name);
  const ratio = expected - seen + (seen === 0 ? 0 : seen * Math.log(seen / expected));
  const nats = ratio / pairsPerMeeting - 0.5 * Math.log(expected + 1);
  return found(name, clamp(nats, 0, 1.5), { numerator: seen, denominator: expected, baseline: 1 });
}

const ageBands = [14 * day, 90 * day] as const;
/** Where accounts made for a purpose lie: most are used soon after sign-up, some are aged or bought. */
const purposeMade = [0.5, 0.35, 0.15] as const;

export function ageBand(profile: AccountProfile): number | undefined {
  if (profile.createdAt === null || profile.firstSeen === null) return undefined;
  const age = Date.parse(profile.firstSeen) - Date.parse(profile.createdAt);
  return age < ageBands[0] ? 0 : age < ageBands[1] ? 1 : 2;
}

/** Age of the accounts at their first exchange: fresh ones speak for, long-standing ones against. */
export function accountAge({ core, baseline }: GroupView): ScoreTerm {
  const name = "account_age";
  const inBand = (band: number) => (profile: AccountProfile) => {
    const own = ageBand(profile);
    return own === undefined ? undefined : Number(own === band);
  };
  const bands = purposeMade.map((made, band) => {
    const compared = baseline.compare(`age ${band}`, inBand(band), core);
    return { ...compared, nats: compared.here * logLift(made, compared.baseline, 0.05) };
  });
  const fresh = bands[0];
  if (!fresh || fresh.accounts === 0) return notAvailable(name);
  const nats = bands.reduce((sum, band) => sum + band.nats, 0);
  return found(name, clamp(nats, -1.5, 1.5), {
    numerator: fresh.total,
    denominator: fresh.accounts,
    baseline: fresh.baseline,
  });
}

/** Moves to a new model within a day of its release: the lower end of the lift's interval counts. */
export function modelPivot(pivots: readonly PivotComparison[]): ScoreTerm {
  const name = "model_pivot";
  const best = [...pivots].sort((a, b) => b.low - a.low)[0];
  if (!best) return notAvailable(name);
  return found(name, clamp(Math.log(Math.max(1, best.low)), 0, 2), {
    numerator: best.onNew,
    denominator: best.exchanges,
    baseline: best.baseline,
  });
}
