import { day } from "@/lib/kernel";
import type { AccountProfile } from "../../model";

/** A part of a whole, counted for one account; undefined where the input has nothing to count. */
export interface Counted {
  part: number;
  of: number;
}
export type Count = (profile: AccountProfile) => Counted | undefined;

const yes = (holds: boolean): Counted => ({ part: Number(holds), of: 1 });

const contracts = new Set(["enterprise", "education", "research"]);
const contractPayments = new Set(["invoice", "corporate"]);

/** A contract, or an admission to a programme that the provider looked at. */
export const contractCount: Count = ({ program, paymentType }) =>
  program === "" && paymentType === "" ? undefined : yes(contracts.has(program) || contractPayments.has(paymentType));

export const verifiedCount: Count = ({ organization, organizationVerified, verification }) =>
  organization === "" && verification === "" && !organizationVerified
    ? undefined
    : yes(organizationVerified || verification === "attested");

/** Exchanges in sessions of several turns; an account that hardly uses sessions tells nothing. */
export const conversationCount: Count = ({ withSession, exchanges, multiTurn }) =>
  withSession === 0 || withSession < exchanges / 5 ? undefined : { part: multiTurn, of: withSession };

/** Different questions among those with content: a loop in a session is no conversation. */
export const diversityCount: Count = ({ withContent, templates }) =>
  withContent === 0 ? undefined : { part: templates, of: withContent };

/** Fewer exchanges, or fewer days, cannot tell a night from a gap. */
const leastForNight = 24;
const leastDays = 3;
const night = 8;

/** Exchanges in the eight quietest hours that follow one another, UTC: a person's night, wherever that is. */
export const nightCount: Count = ({ hours, exchanges, firstSeen, lastSeen }) => {
  if (exchanges < leastForNight || hours.length !== 24) return undefined;
  if (Date.parse(lastSeen) - Date.parse(firstSeen) < leastDays * day) return undefined;
  return { part: quietest(hours), of: exchanges };
};

/** The fewest exchanges in a window of a night's length, moved along the clock hour by hour. */
function quietest(hours: readonly number[]): number {
  let sum = 0;
  for (let hour = 0; hour < night; hour++) sum += hours[hour] ?? 0;
  let least = sum;
  for (let from = 0; from < 24; from++) {
    sum += (hours[(from + night) % 24] ?? 0) - (hours[from] ?? 0);
    least = Math.min(least, sum);
  }
  return least;
}

/** Half of what work around the clock leaves in eight hours. */
const nightShare = night / 24 / 2;
/** Chance of so uneven a clock by luck: 1 in 100 (Rayleigh: p ≈ exp(−n R²)). */
const byLuck = Math.log(100);

/** Whether an account's hours have a night that is no accident of few exchanges. */
export function hasNight(profile: AccountProfile): boolean {
  const counted = nightCount(profile);
  if (!counted || counted.part > nightShare * counted.of) return false;
  const angle = (hour: number) => (2 * Math.PI * hour) / 24;
  const x = profile.hours.reduce((sum, n, hour) => sum + n * Math.cos(angle(hour)), 0);
  const y = profile.hours.reduce((sum, n, hour) => sum + n * Math.sin(angle(hour)), 0);
  return (x * x + y * y) / counted.of >= byLuck;
}

/** Days from which an account counts as long-standing. */
export const longStanding = 90;

/** Whole days between the creation of an account and its first exchange. */
export function tenureDays({ createdAt, firstSeen, exchanges }: AccountProfile): number | undefined {
  if (createdAt === null || exchanges === 0) return undefined;
  return Math.max(0, Math.floor((Date.parse(firstSeen) - Date.parse(createdAt)) / day));
}

export const tenureCount: Count = (profile) => {
  const days = tenureDays(profile);
  return days === undefined ? undefined : yes(days >= longStanding);
};

export const setupCount: Count = ({ withContent, setups }) => (withContent === 0 ? undefined : { part: setups, of: 1 });

/** Extraction in the account's own words, as it is counted for accounts of no group. */
export const extractionCount: Count = ({ withContent, extraction, exchanges }) =>
  withContent === 0 ? undefined : { part: extraction, of: exchanges };
