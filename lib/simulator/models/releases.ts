import { day, type Random } from "@/lib/kernel";
import type { Calendar } from "../calendar/calendar";
import { between, integerBetween } from "../sampling";

export interface ModelRelease {
  model: string;
  releasedAt: number;
  retiredAt: number | null;
  replaces: string | null;
}

/** The provider's models: those before the window, the one that arrives in mid-window, and the one that leaves. */
export interface ModelLine {
  releases: ModelRelease[];
  /** Large and small model that were current when the window began. */
  large: string;
  small: string;
  /** The retired one, if any, else `small`. */
  old: string;
  oldUntil: number;
  arrival: ModelRelease;
}

const families = ["aster", "corvid", "lumen", "meridian", "quill", "sable", "tessera", "umbra"];

export function drawModels(random: Random, calendar: Calendar): ModelLine {
  const family = random.pick(families);
  const number = integerBetween(random, 2, 5);
  const before = (days: number) => calendar.start - Math.floor(days) * day;
  const release = (model: string, releasedAt: number, replaces: string | null): ModelRelease => ({
    model,
    releasedAt,
    retiredAt: null,
    replaces,
  });
  const old = release(`${family}-${number - 1}`, before(between(random, 400, 560)), null);
  const small = release(`${family}-${number}-mini`, before(between(random, 120, 200)), null);
  const large = release(`${family}-${number}`, before(between(random, 80, 250)), old.model);
  const releaseDay = Math.floor(calendar.days * between(random, 0.42, 0.62));
  const hourOfDay = integerBetween(random, 15, 18) / 24;
  const arrival = release(`${family}-${number + 1}`, calendar.at(releaseDay + hourOfDay), large.model);
  const releases = [small, large, arrival];
  const hasOld = random.chance(0.7);
  if (hasOld) {
    if (random.chance(0.6)) old.retiredAt = calendar.at(Math.floor(calendar.days * between(random, 0.6, 0.9)));
    releases.unshift(old);
  }
  const retired = hasOld ? old : small;
  const oldUntil = retired.retiredAt ?? Number.POSITIVE_INFINITY;
  return { releases, large: large.model, small: small.model, old: retired.model, oldUntil, arrival };
}
