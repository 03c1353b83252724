import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { environment } from "@/lib/env";
import { rebuildRollups } from "@/lib/traffic";
import { closeDays } from "./close-days";
import { dropRollups } from "./drop-rollups";
import { erasePending } from "./erase-pending";
import { alone } from "./lock";
import { firstKept } from "./model";
import { firstTextKept } from "./prompts-kept";
import { type Removed, type RemoveOptions, removeExchanges } from "./remove-exchanges";
import { removeOldRejects } from "./remove-old-rejects";
import { removeTexts, removeUnretained } from "./remove-texts";
import { dropLeftScratch } from "./store/held";
import { findRetention, markEnforced } from "./store/policy";

export interface Enforced extends Removed {
  /** The day before which exchanges went; undefined while all are kept. */
  before?: string;
  /** Days of roll-ups that went. */
  rollupDays: number;
  /** Exchanges that stayed and lost their text. */
  texts: number;
  /** Accounts whose text went since none of them may be kept. */
  unretained: number;
  /** Accounts that were erased. */
  erased: number;
}

/**
 * Does what is asked: erasures, then the policy, then what may be kept of text; except where a legal hold forbids it. Safe to stop, to
 * repeat and to run beside everything else. After a process has died in the middle, no day goes on being removed by itself.
 */
export async function enforceRetention(ctx: Context, options: RemoveOptions = {}): Promise<Enforced> {
  requirePermission(ctx.actor, "retention.manage");
  const began = ctx.clock();
  const policy = await findRetention(ctx.db, ctx.warehouse.database);
  await alone(ctx, () => dropLeftScratch(ctx.warehouse));
  const erased = await erasePending(ctx);
  const { exchangeDays, rollupDays } = policy ?? { exchangeDays: null, rollupDays: null };
  const removed = exchangeDays === null ? none : await remove(ctx, firstKept(exchangeDays, began), options);
  const dropped = rollupDays === null ? 0 : await dropRollups(ctx, firstKept(rollupDays, began));
  const textsBefore = firstTextKept(environment().keepPrompts, began);
  const texts = textsBefore === undefined ? 0 : await removeTexts(ctx, textsBefore, options);
  const unretained = await removeUnretained(ctx);
  await markEnforced(ctx.db, ctx.warehouse.database, began);
  return { ...removed, rollupDays: dropped, texts, unretained, erased };
}

const none: Removed = { days: 0, exchanges: 0 };

async function remove(ctx: Context, before: string, options: RemoveOptions): Promise<Removed & { before: string }> {
  await closeDays(ctx, before);
  // Roll-ups outlive the exchanges they are made of, so they must be up to date before those go.
  await rebuildRollups(ctx, options.signal === undefined ? {} : { signal: options.signal });
  const removed = await removeExchanges(ctx, before, options);
  await removeOldRejects(ctx, before);
  return { before, ...removed };
}
