import { type Context, runQuery } from "@/lib/command";
import {
  type RejectReason,
  readBatchIds,
  readRejectReasons,
  readSourceBuckets,
  readUploadNames,
  type SourceBucket,
} from "@/lib/ingest";
import { day, hour } from "@/lib/kernel";
import { readSenderNames } from "@/lib/people";
import { readCoverageByDay, readCoverageBySource, readStaleDays } from "@/lib/traffic";
import { daysOf, keyOf, latestOf } from "./buckets";
import { type DataQuality, QualityQuery, type QualityWindow, shownReasons } from "./contract";
import { exchangeCoverage } from "./coverage";
import { rejectsOf } from "./rejects";
import { delaysOf, sourcesOf } from "./sources";
import { dayOf, sinceOf } from "./window";

/** What came in from whom, what of it was refused, how late it came, and which evidence it has. */
export function readDataQuality(ctx: Context, input: QualityQuery): Promise<DataQuality> {
  return runQuery(ctx, { permission: "traffic.read", schema: QualityQuery, input }, async ({ window }) => {
    const now = ctx.clock();
    const since = sinceOf(window, now);
    const bucket = window === "day" ? ("hour" as const) : ("day" as const);
    const [uploads, coverage, stale] = await Promise.all([
      readUploads(ctx, since, bucket),
      readCoverage(ctx, since, window),
      readStaleDays(ctx.db, ctx.warehouse.database),
    ]);
    const { buckets, hours, reasons } = uploads;
    const [senders, uploadNames, batchIds] = await Promise.all([
      readSenders(ctx, [...buckets, ...hours, ...coverage.bySource]),
      readNewestNames(ctx, [...buckets, ...hours]),
      readBatches(ctx, reasons),
    ]);
    const at = now.getTime();
    return {
      ...{ window, now: now.toISOString(), bucket, pendingDays: stale.length },
      since: window === "all" ? null : since.toISOString(),
      sources: sourcesOf({
        ...{ buckets, hours, senders, uploadNames, now: at },
        coverage: coverage.bySource,
        everCovered: coverage.ever,
      }),
      rejects: rejectsOf({ reasons, buckets, batchIds, since: since.getTime(), now: at }),
      exchanges: exchangeCoverage(coverage.byDay),
      delays: delaysOf(coverage.bySource),
    };
  });
}

/** Uploads of the window, and the hours of the last 30 days, by which silences are judged whatever the window. */
async function readUploads(ctx: Context, since: Date, bucket: "hour" | "day") {
  const database = ctx.warehouse.database;
  const month = sinceOf("month", ctx.clock());
  const [hours, older, reasons] = await Promise.all([
    readSourceBuckets(ctx.db, database, month, "hour"),
    since < month ? readSourceBuckets(ctx.db, database, since, "day") : undefined,
    readRejectReasons(ctx.warehouse, {
      since: since.getTime(),
      bucket: bucket === "hour" ? hour : day,
      most: shownReasons,
    }),
  ]);
  const within = hours.filter(({ at }) => at >= since);
  return { buckets: older ?? (bucket === "hour" ? within : daysOf(within)), hours, reasons };
}

const readSenders = (ctx: Context, of: { sender: string }[]): Promise<Map<string, string>> =>
  readSenderNames(ctx.db, [...new Set(of.map(({ sender }) => sender))]);

const readBatches = (ctx: Context, reasons: RejectReason[]): Promise<Map<string, string>> => {
  const newest = reasons.map((reason) => BigInt(reason.newest));
  return readBatchIds(ctx.db, ctx.warehouse.database, [...new Set(newest)]);
};

/** By source, what its newest upload said of where it came from. */
async function readNewestNames(ctx: Context, buckets: SourceBucket[]): Promise<Map<string, string>> {
  const latest = latestOf(buckets);
  const moments = [...latest.values()];
  const uploads = await readUploadNames(ctx.db, ctx.warehouse.database, moments);
  const newest = uploads.filter((upload) => latest.get(keyOf(upload))?.getTime() === upload.startedAt.getTime());
  return new Map(newest.map((upload) => [keyOf(upload), upload.name]));
}

async function readCoverage(ctx: Context, since: Date, window: QualityWindow) {
  const [byDay, bySource, ever] = await Promise.all([
    readCoverageByDay(ctx.warehouse, dayOf(since)),
    readCoverageBySource(ctx.warehouse, dayOf(since)),
    window === "all" ? undefined : readCoverageBySource(ctx.warehouse, dayOf(new Date(0))),
  ]);
  return { byDay, bySource, ever: ever ?? bySource };
}
