import type { Context } from "@/lib/command";
import { type HeldLock, withLock } from "@/lib/db";
import { minute } from "@/lib/kernel";

/** A step removes at most a day or writes one anew. */
const longestWait = 5 * minute;

/**
 * Runs a function while nothing is removed and no hold is placed elsewhere: whoever removes anything reads the holds and acts on
 * them under one lock, so that a hold that was placed is one that was seen.
 * @throws `unavailable` when a step of somebody else takes too long
 */
export const alone = <T>(ctx: Context, run: (lock: HeldLock) => Promise<T>, waitMs = longestWait): Promise<T> =>
  withLock(ctx.db, `retention of ${ctx.warehouse.database}`, waitMs, run);
