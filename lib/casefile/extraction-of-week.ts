import { readExtractors } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { day, hour } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { boundsOf, countSince, exchangesFrom, readCalendar, type StoredHour } from "@/lib/traffic";
import type { Overview } from "./contract";
import { readExtractionState, readKeptExtraction, writeKeptExtraction } from "./store/extraction";

type Week = Overview["extractionLastWeek"];

/** The seven days that end with the newest stored hour: where they begin (milliseconds), what everybody sent, and by what they are kept. */
async function weekOf(ctx: Context, calendar: Promise<readonly StoredHour[]>) {
  const [hours, state] = await Promise.all([calendar, readExtractionState(ctx.db, ctx.warehouse.database)]);
  const bounds = boundsOf(hours);
  const from = bounds === undefined ? 0 : Math.max(0, bounds.last + hour - 7 * day);
  const of = exchangesFrom(hours, from);
  return { from, of, key: `${state}/${from}/${of}` };
}

/** What extracting accounts sent in the last week, as it was kept, or else counted. */
export async function extractionOfWeek(ctx: Context, calendar: Promise<readonly StoredHour[]>): Promise<Week> {
  const { from, of, key } = await weekOf(ctx, calendar);
  const kept = await readKeptExtraction(ctx.warehouse, key);
  return { exchanges: kept ?? (await countSince(ctx.warehouse, await readExtractors(ctx.db), from)), of };
}

/** Counts beforehand, after campaigns or roll-ups have changed. What cannot be kept is counted on asking, and no reason to fail. */
export async function keepExtraction(ctx: Context): Promise<void> {
  try {
    await keep(ctx);
  } catch (error) {
    logger("casefile").warn({ err: error }, "the extraction of the last week was not counted beforehand");
  }
}

async function keep(ctx: Context): Promise<void> {
  // The state comes before the count: what changes meanwhile is another state.
  const { from, key } = await weekOf(ctx, readCalendar(ctx.warehouse));
  if ((await readKeptExtraction(ctx.warehouse, key)) !== undefined) return;
  const exchanges = await countSince(ctx.warehouse, await readExtractors(ctx.db), from);
  await writeKeptExtraction(ctx.warehouse, key, exchanges);
}
