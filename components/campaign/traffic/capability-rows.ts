import type { CapabilityMix } from "@/lib/traffic/contract";

export interface CapabilityRow {
  capability: string;
  exchanges: number;
  share: number;
  shareOverall: number;
  /** Lengths of the two bars on one scale, 0 to 1. */
  length: number;
  lengthOverall: number;
  /** How many times the usual share; null where all traffic has none of it. */
  lift: number | null;
}

/** What the members ask for beside what everybody asks for, the most used first; what nobody uses is left out. */
export function prepareCapabilities(mix: CapabilityMix): CapabilityRow[] {
  const used = mix.capabilities.filter(({ share, shareOverall }) => share > 0 || shareOverall > 0);
  const longest = Math.max(0, ...used.flatMap(({ share, shareOverall }) => [share, shareOverall]));
  return used
    .map((entry) => ({
      ...entry,
      length: entry.share / longest,
      lengthOverall: entry.shareOverall / longest,
      lift: entry.shareOverall > 0 ? entry.share / entry.shareOverall : null,
    }))
    .sort((a, b) => b.share - a.share || b.shareOverall - a.shareOverall);
}
