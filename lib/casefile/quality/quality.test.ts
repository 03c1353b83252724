import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RejectReason, SourceBucket } from "@/lib/ingest";
import { day, hour, seededRandom } from "@/lib/kernel";
import { daysOf, keyOf } from "./buckets";
import { isRising, rejectsOf } from "./rejects";
import { chanceOfSilence, silenceOf, unlikely } from "./silence";
import { sourcesOf } from "./sources";
import { sinceOf } from "./window";

const now = Date.UTC(2026, 10, 20, 12, 30);
const start = Date.UTC(2026, 10, 1);
const daily = (days: number) => Array.from({ length: days }, (_, i) => start + i * day);

const bucket = (at: number, more: Partial<SourceBucket> = {}): SourceBucket => ({
  ...{ kind: "exchanges", sender: "key-1", reading: "ndjson", at: new Date(at), uploads: 1, failed: 0 },
  ...{ lines: 100, accepted: 100, duplicates: 0, rejected: 0, latest: new Date(at + 60_000) },
  ...more,
});

describe("a silence", () => {
  it("is told of a source that was regular, once chance does not explain it", () => {
    const hours = daily(10);
    const last = hours.at(-1) ?? 0;
    expect(silenceOf(hours, last + 2 * day)).toBeNull();
    expect(silenceOf(hours, last + 4 * day)).toMatchObject({
      ...{ since: new Date(last).toISOString(), hours: 96, longestHours: 24, silences: 9 },
      chance: chanceOfSilence(9, 4),
    });
    expect(silenceOf(daily(4), last + 30 * day)).toBeNull();
    expect(silenceOf([start, start + hour, start + 2 * hour], now)).toBeNull();
    expect(silenceOf([], now)).toBeNull();
  });

  it("has the chance that uploads at a constant rate give it", () => {
    const random = seededRandom(5001);
    const exponential = () => -Math.log(1 - random.next());
    const trials = 20_000;
    let longer = 0;
    for (let trial = 0; trial < trials; trial++) {
      const longest = Math.max(...Array.from({ length: 6 }, exponential));
      if (exponential() > 1.5 * longest) longer += 1;
    }
    const expected = chanceOfSilence(6, 1.5);
    // Four standard errors of a share.
    expect(Math.abs(longer / trials - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / trials));
  });

  it("is never told while it is no longer than one before, and once told stays told", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 60 }),
        fc.nat(2000),
        (at, wait) => {
          const hours = at.sort((a, b) => a - b).map((h) => start + h * hour);
          const last = hours.at(-1) ?? 0;
          const told = silenceOf(hours, last + wait * hour);
          if (told === null) return;
          expect(told.hours).toBeGreaterThan(told.longestHours);
          expect(told.chance).toBeLessThanOrEqual(unlikely);
          expect(silenceOf(hours, last + (wait + 1) * hour)).not.toBeNull();
        },
      ),
    );
  });
});

describe("rejects", () => {
  const reason = (buckets: [number, number][], more: Partial<RejectReason> = {}): RejectReason => ({
    ...{ kind: "exchanges", field: "ts", reason: "is missing", batches: 2, newest: "7" },
    ...{ lines: buckets.reduce((sum, [, n]) => sum + n, 0), buckets },
    ...more,
  });
  const since = start;
  const batchIds = new Map([["7", "0192e4a0-0000-7000-8000-000000000007"]]);
  const figures = (reasons: RejectReason[], buckets: SourceBucket[]) =>
    rejectsOf({ reasons, buckets, batchIds, since, now: start + 10 * day });

  it("are shares of the lines of their kind, with what the halves of the window had", () => {
    const buckets = [
      bucket(start, { lines: 1000 }),
      bucket(start + 8 * day, { lines: 1000 }),
      bucket(start + 8 * day, { kind: "accounts", lines: 50 }),
      bucket(start + 9 * day, { uploads: 0, failed: 1, lines: 0 }),
    ];
    const refused = reason([
      [start, 10],
      [start + 8 * day, 100],
      [start + 8 * day, 50],
    ]);
    const [figure] = figures([refused], buckets);
    expect(figure).toMatchObject({
      ...{ lines: 160, of: 2000, earlier: { lines: 10, of: 1000 }, later: { lines: 150, of: 1000 }, rising: true },
      newestBatchId: batchIds.get("7"),
      trend: [
        { at: new Date(start).toISOString(), lines: 10, of: 1000 },
        { at: new Date(start + 8 * day).toISOString(), lines: 150, of: 1000 },
      ],
    });
    expect(figures([{ ...refused, kind: "" }], buckets)[0]).toMatchObject({ kind: null, of: 2050 });
  });

  it("rise only where the intervals are apart, and never out of nothing", () => {
    expect(isRising({ lines: 1, of: 100 }, { lines: 2, of: 100 })).toBe(false);
    expect(isRising({ lines: 0, of: 0 }, { lines: 50, of: 100 })).toBe(false);
    expect(isRising({ lines: 150, of: 1000 }, { lines: 10, of: 1000 })).toBe(false);
  });
});

describe("sources", () => {
  it("are added up from hours to days, each for itself", () => {
    const other = { sender: "key-2", uploads: 0, failed: 1, lines: 0, accepted: 0, latest: null };
    const days = daysOf([
      bucket(start + hour),
      bucket(start + 23 * hour),
      bucket(start + hour, other),
      bucket(start + day),
    ]);
    expect(days).toEqual([
      bucket(start, { uploads: 2, lines: 200, accepted: 200, latest: new Date(start + 23 * hour + 60_000) }),
      bucket(start, other),
      bucket(start + day),
    ]);
  });

  it("are a sender with what is read, whether or not it brought anything in the window", () => {
    const exchanges = { exchanges: 80, network: 0, client: 40, content: 80, later: 60, within_minute: 10 };
    const covered = { ...exchanges, ...{ ahead: 0, within_hour: 0, within_day: 0 }, newest: (start + hour) / 1000 };
    const coverage = { sender: "key-1", reading: "ndjson", ...covered } as Parameters<
      typeof sourcesOf
    >[0]["coverage"][number];
    const [first, second, third] = sourcesOf({
      buckets: [bucket(now - day), bucket(now - 2 * day, { accepted: 90, rejected: 10 })],
      hours: daily(8).map((at) => bucket(at, { reading: "litellm" })),
      coverage: [coverage, { ...coverage, sender: "" }],
      everCovered: [coverage],
      senders: new Map([["key-1", "gateway"]]),
      uploadNames: new Map([[keyOf(bucket(now)), "api"]]),
      now,
    });
    expect(first).toMatchObject({
      ...{ sender: "gateway", reading: "ndjson", name: "api", uploads: 2, lines: 200, accepted: 190, rejected: 10 },
      newestExchange: new Date(start + hour).toISOString(),
      silence: null,
      exchanges: {
        of: 80,
        families: { network: 0, client: 40, content: 80 },
        delays: { ahead: 0, withinMinute: 10, withinHour: 0, withinDay: 0, later: 60, unknown: 10 },
      },
    });
    expect([second, third].map((one) => [one?.reading, one?.uploads, one?.silence !== null])).toEqual(
      expect.arrayContaining([
        ["litellm", 0, true],
        ["ndjson", 0, false],
      ]),
    );
  });
});

it("a window begins at a midnight and holds whole days", () => {
  expect(sinceOf("day", new Date(now)).toISOString()).toBe("2026-11-19T00:00:00.000Z");
  expect(sinceOf("week", new Date(now)).toISOString()).toBe("2026-11-13T00:00:00.000Z");
  expect(sinceOf("all", new Date(now)).getTime()).toBe(0);
});
