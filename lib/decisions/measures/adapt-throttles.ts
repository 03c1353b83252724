import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { readElicitedShares } from "@/lib/traffic";
import { projectStandings } from "../project-standings";
import { lockAccounts } from "../store/members";
import {
  type AdaptiveThrottle,
  readAdaptiveThrottles,
  readThrottleLimits,
  writeThrottleLimits,
} from "../store/throttle-limits";
import { limitOf } from "./limit";

/** Throttles that are looked at in one go. */
const pageSize = 5_000;

interface Adapted extends AdaptiveThrottle {
  share: number;
  perMinute: number;
}

/**
 * Moves the limits of adaptive throttles with what the accounts do, between the floor and the ceiling that a person approved: an account
 * that stops asking for training material comes back to its ceiling within a day. Returns how many limits moved.
 */
export async function adaptThrottles(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "account.ban");
  let moved = 0;
  for (let after: string | undefined; ; ) {
    const throttles = await readAdaptiveThrottles(ctx.db, ctx.clock(), after, pageSize);
    const adapted = throttles.length === 0 ? [] : await adapt(ctx, throttles);
    if (adapted.length > 0) moved += await write(ctx, adapted);
    if (throttles.length < pageSize) return moved;
    after = throttles.at(-1)?.decisionId;
  }
}

/** Those whose limit is to be another than it is. */
async function adapt(ctx: Context, throttles: readonly AdaptiveThrottle[]): Promise<Adapted[]> {
  const ids = [...new Set(throttles.map(({ accountId }) => accountId))];
  const [shares, limits] = await Promise.all([
    readElicitedShares(ctx.warehouse, ids, ctx.clock()),
    readThrottleLimits(ctx.db, ids),
  ]);
  return throttles.flatMap((throttle) => {
    const share = shares.get(throttle.accountId) ?? 0;
    const perMinute = limitOf(throttle, share);
    const before = limits.get(throttle.decisionId) ?? throttle.ceiling;
    return perMinute === before ? [] : [{ ...throttle, share, perMinute }];
  });
}

const write = (ctx: Context, moved: readonly Adapted[]): Promise<number> =>
  runCommand(ctx, { permission: "account.ban", schema: z.object({}), input: {} }, async (scope) => {
    const accountIds = [...new Set(moved.map(({ accountId }) => accountId))];
    await lockAccounts(scope.tx, accountIds, scope.now);
    await writeThrottleLimits(scope.tx, moved, scope.now);
    await projectStandings(scope, accountIds);
    scope.record({
      action: "throttle.adapt",
      subject: { type: "account", id: accountIds[0] ?? "" },
      detail: {
        limits: moved.slice(0, 200).map(({ accountId, share, perMinute }) => ({ accountId, share, perMinute })),
        moved: moved.length,
      },
      live: accountIds.slice(0, 50).map((subjectId) => ({ topic: "account", subjectId })),
    });
    return moved.length;
  });
