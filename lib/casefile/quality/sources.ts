import type { Source, SourceBucket } from "@/lib/ingest";
import { hour } from "@/lib/kernel";
import type { CoverageOfSource } from "@/lib/traffic";
import { coveredFamilies } from "@/lib/traffic/contract";
import { bySource, keyOf, latestOf } from "./buckets";
import type { DelayCounts, SourceQuality } from "./contract";
import { silenceOf } from "./silence";

export interface SourceData {
  /** Buckets of the window, and the hours of the last 30 days. */
  buckets: readonly SourceBucket[];
  hours: readonly SourceBucket[];
  /** Exchanges by source: those dated in the window, and all. */
  coverage: readonly CoverageOfSource[];
  everCovered: readonly CoverageOfSource[];
  /** Names of senders, and by source what its newest upload said of where it came from. */
  senders: ReadonlyMap<string, string>;
  uploadNames: ReadonlyMap<string, string>;
  now: number;
}

const ofExchanges = (one: { sender: string; reading: string }): Source => ({
  ...{ kind: "exchanges", sender: one.sender, reading: one.reading },
});

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
  const itself = (one: SourceBucket) => one;
  const [buckets, hours] = [bySource(data.buckets, itself), bySource(data.hours, itself)];
  const [coverage, ever] = [bySource(data.coverage, ofExchanges), bySource(data.everCovered, ofExchanges)];
  const latest = latestOf([...data.buckets, ...data.hours]);
  const sources = new Map<string, Source>();
  for (const one of [...data.buckets, ...data.hours, ...data.coverage.map(ofExchanges)]) sources.set(keyOf(one), one);
  return [...sources]
    .map(([name, { kind, sender, reading }]) => ({
      ...{ kind, senderId: sender, sender: data.senders.get(sender) ?? null, reading: reading === "" ? null : reading },
      name: data.uploadNames.get(name) ?? null,
      ...totalsOf(buckets.get(name) ?? []),
      lastArrival: latest.get(name)?.toISOString() ?? null,
      silence: silenceOf(activeHours(hours.get(name) ?? []), data.now),
      newestExchange: newestOf(ever.get(name)?.[0]),
      exchanges: kind === "exchanges" ? exchangesOf(coverage.get(name)?.[0]) : null,
    }))
    .sort((a, b) => b.accepted - a.accepted || (b.lastArrival ?? "").localeCompare(a.lastArrival ?? ""));
}

const activeHours = (hours: readonly SourceBucket[]): number[] =>
  hours.filter(({ uploads }) => uploads > 0).map(({ at }) => Math.floor(at.getTime() / hour) * hour);

function totalsOf(buckets: readonly SourceBucket[]) {
  const sum = (of: "uploads" | "failed" | "lines" | "accepted" | "duplicates" | "rejected") =>
    buckets.reduce((total, bucket) => total + bucket[of], 0);
  return {
    ...{ uploads: sum("uploads"), failed: sum("failed"), lines: sum("lines"), accepted: sum("accepted") },
    ...{ duplicates: sum("duplicates"), rejected: sum("rejected") },
  };
}

const newestOf = (part: CoverageOfSource | undefined): string | null =>
  part === undefined ? null : new Date(part.newest * 1000).toISOString();

function exchangesOf(part: CoverageOfSource | undefined): SourceQuality["exchanges"] {
  const parts = part === undefined ? [] : [part];
  const families = Object.fromEntries(coveredFamilies.map((family) => [family, part?.[family] ?? 0]));
  return { of: part?.exchanges ?? 0, families, delays: delaysOf(parts) };
}
