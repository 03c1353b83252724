import type { Source, SourceBucket } from "@/lib/ingest";
import { day } from "@/lib/kernel";

export const keyOf = ({ kind, sender, reading }: Source): string => JSON.stringify([kind, sender, reading]);

/** Items by the source that they are of. */
export function bySource<Item>(items: readonly Item[], source: (item: Item) => Source): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = keyOf(source(item));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a);

/** Hours added up to days (UTC). */
export function daysOf(hours: readonly SourceBucket[]): SourceBucket[] {
  const days = new Map<string, SourceBucket>();
  for (const one of hours) {
    const at = new Date(Math.floor(one.at.getTime() / day) * day);
    const name = `${at.getTime()} ${keyOf(one)}`;
    const known = days.get(name);
    if (known === undefined) {
      days.set(name, { ...one, at });
      continue;
    }
    for (const count of ["uploads", "failed", "lines", "accepted", "duplicates", "rejected"] as const) {
      known[count] += one[count];
    }
    known.latest = later(known.latest, one.latest);
  }
  return [...days.values()];
}

/** The newest upload of each source that was taken. */
export function latestOf(buckets: readonly SourceBucket[]): Map<string, Date> {
  const latest = new Map<string, Date>();
  for (const one of buckets) {
    const newest = later(latest.get(keyOf(one)) ?? null, one.latest);
    if (newest !== null) latest.set(keyOf(one), newest);
  }
  return latest;
}
