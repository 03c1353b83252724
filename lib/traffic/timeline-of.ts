import { invalidInput, windowBackwards } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { Timeline } from "./contract";
import {
  boundsOf,
  bucketsOf,
  mostBuckets,
  partialBucket,
  type StoredHour,
  seriesOf,
  storedBuckets,
  type WindowInput,
  windowOf,
} from "./model";
import { readCalendar, readCounts, readReleases, type TrafficScope } from "./store/timeline";

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Exchanges over time by model or by capability, of everybody or of some accounts. Whose permission that takes is the
 * business of the calling verb.
 * @param calendar the stored hours, when they are being read already
 * @throws `invalid_input` for a window that ends before it starts or has too many buckets
 */
export async function timelineOf(
  warehouse: Warehouse,
  scope: TrafficScope,
  by: "model" | "capability",
  input: WindowInput,
  calendar: Promise<readonly StoredHour[]> = readCalendar(warehouse),
): Promise<Timeline> {
  const hours = await calendar;
  const bounds = boundsOf(hours);
  if (bounds === undefined) return emptyTimeline(input);
  const window = windowOf(input, bounds);
  checkWindow(input, window);
  const [{ counts, accounts }, releases] = await Promise.all([
    readCounts(warehouse, window, scope, by),
    readReleases(warehouse, window),
  ]);
  const partial = partialBucket(window, bounds);
  return {
    from: iso(window.from),
    to: iso(window.to),
    grain: window.grain,
    buckets: bucketsOf(window).map(iso),
    partialFrom: partial === null ? null : iso(partial),
    series: seriesOf(window, counts, storedBuckets(window, hours)),
    accounts,
    releases,
  };
}

function checkWindow(input: WindowInput, window: ReturnType<typeof windowOf>): void {
  if (input.from !== undefined && input.to !== undefined && input.from >= input.to) {
    throw invalidInput(windowBackwards, { field: "to" });
  }
  const buckets = Math.round((window.to - window.from) / (window.grain === "hour" ? 3_600_000 : 86_400_000));
  if (buckets > mostBuckets) {
    throw invalidInput(`That is ${buckets} buckets; choose days or a window of at most ${mostBuckets}.`, {
      field: "grain",
    });
  }
}

function emptyTimeline(input: WindowInput): Timeline {
  const from = input.from ?? iso(0);
  const empty = { buckets: [], partialFrom: null, series: [], accounts: 0, releases: [] };
  return { from, to: input.to ?? from, grain: input.grain ?? "day", ...empty };
}
