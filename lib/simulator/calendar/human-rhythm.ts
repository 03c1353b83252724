import { day, hour, type Random, second } from "@/lib/kernel";
import { exponential } from "../sampling";
import type { Calendar } from "./calendar";
import { type Profile, type ProfileName, profiles } from "./hours";
import { type Placement, type Rhythm, rhythm } from "./rhythm";

/** Local hours as 240 equally likely places of the UTC day, so that a draw is one look-up. */
function likelyTimes(profile: Profile, utcOffset: number): Float64Array {
  const total = profile.hours.reduce((sum, weight) => sum + weight, 0);
  const times = new Float64Array(240);
  let local = 0;
  let sum = profile.hours[0] ?? 0;
  for (let i = 0; i < times.length; i++) {
    const target = ((i + 0.5) / times.length) * total;
    while (sum < target && local < 23) sum += profile.hours[++local] ?? 0;
    const inside = 1 - (sum - target) / (profile.hours[local] ?? 1);
    times[i] = (((local + inside - utcOffset + 48) % 24) * hour) | 0;
  }
  return times;
}

/** Sittings of several exchanges with pauses between them, at hours people of that profile are awake. */
export function sittings(profile: Profile, utcOffset: number): Placement {
  const times = likelyTimes(profile, utcOffset);
  const goesOn = 1 - 1 / profile.sitting;
  return (count, _slot, random, emit) => {
    let at = -1;
    for (let left = count; left > 0; left--) {
      const sits = at >= 0 && random.next() < goesOn;
      at = sits ? at + (3 + exponential(random, profile.pause)) * second : startOfSitting(times, random);
      emit(Math.floor(at) % day);
    }
  };
}

const startOfSitting = (times: Float64Array, random: Random) =>
  ((times[random.integer(times.length)] ?? 0) + random.next() * 0.2 * hour + day) % day;

/** The rhythms of people, one for each profile and time zone, made once. */
export function humanRhythms(calendar: Calendar): (profile: ProfileName, utcOffset: number) => Rhythm {
  const made = new Map<string, Rhythm>();
  return (name, utcOffset) => {
    const key = `${name}/${utcOffset}`;
    let found = made.get(key);
    if (!found) {
      const profile: Profile = profiles[name];
      const weight = (index: number) => (calendar.weekday(index) % 6 === 0 ? profile.weekend : 1);
      found = rhythm(calendar, weight, sittings(profile, utcOffset));
      made.set(key, found);
    }
    return found;
  };
}
