import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { rebuildRollups } from "@/lib/traffic";
import { closeDays } from "./close-days";
import { alone } from "./lock";
import { firstKept } from "./model";
import { type Removed, type RemoveOptions, removeExchanges } from "./remove-exchanges";
import { dropLeftScratch } from "./store/held";
import { findRetention, markEnforced } from "./store/policy";

export interface Enforced extends Removed {
  /** The day before which exchanges went; undefined while all are kept. */
  before?: string;
}

/**
 * Does what the policy asks, except where a legal hold forbids it. Safe to stop, to repeat and to run beside everything else: nothing
 * goes by itself after a process has died in the middle of it.
 */
export async function enforceRetention(ctx: Context, options: RemoveOptions = {}): Promise<Enforced> {
  requirePermission(ctx.actor, "retention.manage");
  const began = ctx.clock();
  const policy = await findRetention(ctx.db, ctx.warehouse.database);
  await alone(ctx, () => dropLeftScratch(ctx.warehouse));
  const enforced: Enforced = { days: 0, exchanges: 0 };
  if (policy?.exchangeDays != null) {
    const before = firstKept(policy.exchangeDays, began);
    await closeDays(ctx, before);
    // Roll-ups outlive the exchanges they are made of, so they must be up to date before those go.
    await rebuildRollups(ctx, { ...(options.signal === undefined ? {} : { signal: options.signal }) });
    Object.assign(enforced, { before }, await removeExchanges(ctx, before, options));
  }
  await markEnforced(ctx.db, ctx.warehouse.database, began);
  return enforced;
}
