import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readLimitChanges, readThrottlesOf } from "../store/throttle-limits";
import { mostLimitChanges, type ThrottleHistory } from "./contract";

const Input = z.object({ accountId: z.string().min(1) });

/** The adaptive throttles of an account with every limit that they were moved to, the newest throttle first. */
export const listThrottleHistory = (ctx: Context, input: z.input<typeof Input>): Promise<ThrottleHistory[]> =>
  runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId }) => {
    const throttles = await readThrottlesOf(ctx.db, accountId, ctx.clock());
    const ids = throttles.map(({ decisionId }) => decisionId);
    const changes = await readLimitChanges(ctx.db, ids, mostLimitChanges);
    return throttles.map(({ at, endedAt, expiresAt, ...throttle }) => ({
      ...throttle,
      ...{ at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null, expiresAt: expiresAt?.toISOString() ?? null },
      changes: changes
        .filter(({ decisionId }) => decisionId === throttle.decisionId)
        .map((change) => ({ at: change.at.toISOString(), perMinute: change.perMinute, share: change.share })),
    }));
  });
