import type { SourceBucket } from "@/lib/ingest";
import { hour } from "@/lib/kernel";
import type { CoverageOfSource } from "@/lib/traffic";
import { coveredFamilies } from "@/lib/traffic/contract";
import type { DelayCounts, SourceQuality } from "./contract";
import { silenceOf } from "./silence";

export interface SourceData {
  /** Buckets of the window, and the hours of the last 30 days. */
  buckets: readonly SourceBucket[];
  hours: readonly SourceBucket[];
  /** Exchanges by source: those dated in the window, and all. */
  coverage: readonly CoverageOfSource[];
  everCovered: readonly CoverageOfSource[];
  names: ReadonlyMap<string, string>;
  now: number;
}

type Key = Pick<SourceBucket, "kind" | "sender" | "reading">;
const keyOf = ({ kind, sender, reading }: Key): string => JSON.stringify([kind, sender, reading]);
const ofExchanges = (one: { sender: string; reading: string }): Key => ({ kind: "exchanges", ...one });

function grouped<Item>(items: readonly Item[], key: (item: Item) => Key): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = keyOf(key(item));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

export const delaysOf = (parts: readonly CoverageOfSource[]): DelayCounts => {
  const sum = (of: (part: CoverageOfSource) => number) => parts.reduce((total, part) => total + of(part), 0);
  const known = {
    ahead: sum((part) => part.ahead),
    withinMinute: sum((part) => part.within_minute),
    withinHour: sum((part) => part.within_hour),
    withinDay: sum((part) => part.within_day),
    later: sum((part) => part.later),
  };
  const rest = sum((part) => part.exchanges) - Object.values(known).reduce((total, n) => total + n, 0);
  return { ...known, unknown: rest };
};

/** Each source with what it brought, how it stands, and what its exchanges have; those that brought most first. */
export function sourcesOf(data: SourceData): SourceQuality[] {
  const buckets = grouped(data.buckets, (one) => one);
  const hours = grouped(data.hours, (one) => one);
  const coverage = grouped(data.coverage, ofExchanges);
  const ever = grouped(data.everCovered, ofExchanges);
  const keys = new Map<string, Key>();
  for (const one of [...data.buckets, ...data.hours, ...data.coverage.map(ofExchanges)]) keys.set(keyOf(one), one);
  return [...keys]
    .map(([name, key]) => ({
      ...headOf(key, data.names),
      ...totalsOf(buckets.get(name) ?? []),
      ...arrivalsOf([...(buckets.get(name) ?? []), ...(hours.get(name) ?? [])], hours.get(name) ?? [], data.now),
      newestExchange: newestOf(ever.get(name)?.[0]),
      exchanges: key.kind === "exchanges" ? exchangesOf(coverage.get(name)?.[0]) : null,
    }))
    .sort((a, b) => b.accepted - a.accepted || (a.lastArrival ?? "").localeCompare(b.lastArrival ?? ""));
}

const headOf = ({ kind, sender, reading }: Key, names: ReadonlyMap<string, string>) => ({
  kind,
  senderId: sender,
  sender: names.get(sender) ?? null,
  reading: reading === "" ? null : reading,
});

function totalsOf(buckets: readonly SourceBucket[]) {
  const sum = (of: "uploads" | "failed" | "lines" | "accepted" | "duplicates" | "rejected") =>
    buckets.reduce((total, bucket) => total + bucket[of], 0);
  return {
    ...{ uploads: sum("uploads"), failed: sum("failed"), lines: sum("lines"), accepted: sum("accepted") },
    ...{ duplicates: sum("duplicates"), rejected: sum("rejected") },
  };
}

function arrivalsOf(known: readonly SourceBucket[], hours: readonly SourceBucket[], now: number) {
  const newest = known.reduce<SourceBucket | undefined>(
    (best, one) => (one.latest !== null && (best?.latest ?? new Date(0)) < one.latest ? one : best),
    undefined,
  );
  const active = hours.filter(({ uploads }) => uploads > 0).map(({ at }) => Math.floor(at.getTime() / hour) * hour);
  return {
    name: newest?.name ?? null,
    lastArrival: newest?.latest?.toISOString() ?? null,
    silence: silenceOf(active, now),
  };
}

const newestOf = (part: CoverageOfSource | undefined): string | null =>
  part === undefined ? null : new Date(part.newest * 1000).toISOString();

function exchangesOf(part: CoverageOfSource | undefined): SourceQuality["exchanges"] {
  const parts = part === undefined ? [] : [part];
  const families = Object.fromEntries(coveredFamilies.map((family) => [family, part?.[family] ?? 0]));
  return { of: part?.exchanges ?? 0, families, delays: delaysOf(parts) };
}
