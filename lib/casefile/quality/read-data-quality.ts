import { type Context, runQuery } from "@/lib/command";
import { readBatchIds, readRejectReasons, readSourceBuckets } from "@/lib/ingest";
import { day, hour } from "@/lib/kernel";
import { readSenderNames } from "@/lib/people";
import { readCoverageByDay, readCoverageBySource, readStaleDays } from "@/lib/traffic";
import { type DataQuality, QualityQuery, type QualityWindow } from "./contract";
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
    const senders = [...buckets, ...hours, ...coverage.bySource].map(({ sender }) => sender);
    const [names, batchIds] = await Promise.all([
      readSenderNames(ctx.db, [...new Set(senders)]),
      readBatchIds(
        ctx.db,
        ctx.warehouse.database,
        reasons.map(({ newest }) => BigInt(newest)),
      ),
    ]);
    const at = now.getTime();
    return {
      ...{ window, now: now.toISOString(), bucket, pendingDays: stale.length },
      since: window === "all" ? null : since.toISOString(),
      sources: sourcesOf({
        ...{ buckets, hours, names, now: at },
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
  const [buckets, hours, reasons] = await Promise.all([
    readSourceBuckets(ctx.db, database, since, bucket),
    readSourceBuckets(ctx.db, database, sinceOf("month", ctx.clock()), "hour"),
    readRejectReasons(ctx.warehouse, since.getTime(), bucket === "hour" ? hour : day),
  ]);
  return { buckets, hours, reasons };
}

async function readCoverage(ctx: Context, since: Date, window: QualityWindow) {
  const [byDay, bySource, ever] = await Promise.all([
    readCoverageByDay(ctx.warehouse, dayOf(since)),
    readCoverageBySource(ctx.warehouse, dayOf(since)),
    window === "all" ? undefined : readCoverageBySource(ctx.warehouse, dayOf(new Date(0))),
  ]);
  return { byDay, bySource, ever: ever ?? bySource };
}
