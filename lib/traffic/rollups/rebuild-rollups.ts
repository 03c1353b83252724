import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { type HeldLock, withLock } from "@/lib/db";
import { minute } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { buildSurvey, isSurveyBehind } from "../survey";
import { buildMonths } from "./months";
import { dropLeftShadows } from "./shadows";
import { buildDays, clearDay, markBuilt, readSizes, readStaleDays, type StaleDay } from "./store";

export interface RebuildOptions {
  /** Days built so far, of all that were stale at the start. */
  onProgress?: (done: number, days: number) => void;
  signal?: AbortSignal;
}

/** Exchanges that are aggregated in one statement. */
const mostRows = 4_000_000;
const longestWait = 10 * minute;

/** Runs a function while nobody else builds or removes roll-ups of this traffic store. */
export const asOnlyBuilder = <T>(ctx: Context, run: (lock: HeldLock) => Promise<T>): Promise<T> =>
  withLock(ctx.db, `roll-ups of ${ctx.warehouse.database}`, longestWait, run);

/**
 * Builds the roll-ups of all stale days anew from the stored exchanges, one process at a time. A day that changes meanwhile stays
 * stale. Safe to stop and to repeat at any point. Gives the number of days built.
 */
export async function rebuildRollups(
  ctx: Context,
  { onProgress, signal }: RebuildOptions = {},
): Promise<{ days: number }> {
  requirePermission(ctx.actor, "ingest.write");
  const name = ctx.warehouse.database;
  if ((await readStaleDays(ctx.db, name)).length === 0 && !(await isSurveyBehind(ctx.warehouse))) return { days: 0 };
  return asOnlyBuilder(ctx, async (lock) => {
    await dropLeftShadows(ctx.warehouse);
    // Versions are read before the exchanges: what is published after this makes the day stale again.
    const stale = await readStaleDays(ctx.db, name);
    const sizes = await readSizes(ctx.warehouse);
    const groups = groupsOf(stale, sizes);
    let done = 0;
    for (const group of groups) {
      signal?.throwIfAborted();
      await buildGroup(
        ctx.warehouse,
        group.map(({ day }) => day),
        sizes,
        signal,
      );
      // Before the last days count as built, so that they are built again by whom this breaks off.
      if (group === groups.at(-1)) await buildSurvey(ctx.warehouse, signal);
      await lock.check();
      await announce(ctx, group);
      done += group.length;
      onProgress?.(done, stale.length);
    }
    if (groups.length === 0) await buildAfterDays(ctx.warehouse, signal);
    return { days: done };
  });
}

async function buildGroup(
  warehouse: Warehouse,
  days: readonly string[],
  sizes: ReadonlyMap<string, number>,
  signal?: AbortSignal,
): Promise<void> {
  for (const day of days) if (!sizes.has(day)) await clearDay(warehouse, day);
  const full = days.filter((day) => sizes.has(day));
  if (full.length > 0) await buildDays(warehouse, full, signal);
  await buildMonths(warehouse, days, signal);
}

/** Builds what is made of roll-ups by day, after these or attributes of accounts were changed. Only as the only builder. */
export async function buildAfterDays(warehouse: Warehouse, signal?: AbortSignal): Promise<void> {
  await buildMonths(warehouse, [], signal);
  await buildSurvey(warehouse, signal);
}

/** Days in their order, in groups of bounded size. */
export function groupsOf(days: readonly StaleDay[], sizes: ReadonlyMap<string, number>, most = mostRows): StaleDay[][] {
  const groups: StaleDay[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const day of days) {
    const size = sizes.get(day.day) ?? 0;
    if (rows + size > most) {
      groups.push([]);
      rows = 0;
    }
    groups.at(-1)?.push(day);
    rows += size;
  }
  return groups;
}

const announce = (ctx: Context, days: StaleDay[]): Promise<void> =>
  runCommand(ctx, { permission: "ingest.write", schema: z.null(), input: null }, async ({ tx, record }) => {
    await markBuilt(tx, ctx.warehouse.database, days);
    record({
      action: "rollups.rebuild",
      subject: { type: "rollups", id: ctx.warehouse.database },
      detail: { days: days.length, first: days[0]?.day, last: days.at(-1)?.day },
      live: [{ topic: "traffic" }],
    });
  });
