import { type Family, families } from "@/lib/detection/contract";

export interface FamilySegment {
  family: Family;
  nats: number;
  /** Start and width, as shares of the whole scale. */
  start: number;
  width: number;
}

/** One member's evidence as joined segments in the fixed order of families, on a scale that all rows share. */
export function prepareFamilyBars(nats: Partial<Record<Family, number>>, reach: number): FamilySegment[] {
  const present = families.map((family) => ({ family, nats: nats[family] ?? 0 })).filter((entry) => entry.nats > 0);
  const total = present.reduce((sum, entry) => sum + entry.nats, 0);
  const scale = Math.max(reach, total);
  let start = 0;
  return present.map((entry) => {
    const width = entry.nats / scale;
    const segment = { ...entry, start, width };
    start += width;
    return segment;
  });
}
