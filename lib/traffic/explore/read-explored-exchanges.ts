import { z } from "zod";
import { badCursor, decodeCursor, encodeCursor, invalidInput } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { ExchangePage } from "../contract";
import { viewOf } from "../list-exchanges";
import { boundsOf, type DataBounds } from "../model";
import { readCalendar } from "../store/timeline";
import { whyNotCounted } from "./explore-traffic";
import { periodOf, type Scope } from "./scope";
import { type PlaceInDay, readDaysOfMatches, readMatchesOfDay } from "./store";

export interface ExchangesAsked {
  scope: Scope;
  from?: string | undefined;
  to?: string | undefined;
  /** A bucket in the place of days: `2026-03-01`, or an hour of it, `2026-03-01T13:00Z`. */
  at?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * The exchanges behind a figure, without anybody's words: day by day from the newest, and within a day account by account, which
 * roll-ups find without a look at anybody else's exchanges. Whose permission that takes is the business of the calling verb.
 * @throws `invalid_input` for a window that ends before it starts or is too long, and for an hour of a day that has none
 */
export async function readExploredExchanges(warehouse: Warehouse, asked: ExchangesAsked): Promise<ExchangePage> {
  const bounds = boundsOf(await readCalendar(warehouse));
  const after = placeOf(asked.cursor);
  if (bounds === undefined) return { rows: [], total: 0, nextCursor: null };
  const question = { scope: asked.scope, ...(await whenOf(warehouse, asked, bounds)) };
  const days = await readDaysOfMatches(warehouse, question);
  const left = days.map(({ day }) => day).filter((day) => after === undefined || day <= after.day);
  const rows: (Awaited<ReturnType<typeof readMatchesOfDay>>[number] & { day: string })[] = [];
  for (const day of left) {
    const limit = asked.limit + 1 - rows.length;
    if (limit <= 0) break;
    const found = await readMatchesOfDay(
      warehouse,
      question,
      { ...(after?.day === day ? after : dayStart), day },
      limit,
    );
    rows.push(...found.map((row) => ({ ...row, day })));
  }
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const isMore = rows.length > asked.limit && last !== undefined;
  return {
    rows: page.map(({ day: _, account: __, ...row }) => viewOf(row.accountId, row)),
    total: days.reduce((sum, { exchanges }) => sum + exchanges, 0),
    nextCursor: isMore
      ? encodeCursor([last.day, last.account, Number(last.at), last.accountId, last.exchangeId])
      : null,
  };
}

async function whenOf(warehouse: Warehouse, { from, to, at }: ExchangesAsked, bounds: DataBounds) {
  if (at === undefined) return { period: periodOf({ from, to }, bounds) };
  const day = at.slice(0, 10);
  const period = periodOf({ from: day, to: day }, bounds);
  if (at === day) return { period };
  const refusal = await whyNotCounted(warehouse, period, "exchanges");
  if (refusal !== undefined) throw invalidInput(`${refusal} Ask for the day.`, { field: "at" });
  return { period, hour: Number(at.slice(11, 13)) };
}

const Place = z.tuple([z.iso.date(), z.number().int().min(0), z.number().int(), z.string(), z.string()]);

/** Before everything of a day. */
const dayStart = { account: 0, at: 253_402_300_799_999, accountId: "", exchangeId: "" };

function placeOf(cursor: string | undefined): PlaceInDay | undefined {
  if (cursor === undefined) return undefined;
  const place = Place.safeParse(decodeCursor(cursor));
  if (place.success) {
    const [day, account, at, accountId, exchangeId] = place.data;
    return { day, account, at, accountId, exchangeId };
  }
  throw badCursor();
}
