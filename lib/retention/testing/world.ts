import type { Role } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { testActor } from "@/lib/command/testing";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { day } from "@/lib/kernel";
import { rebuildRollups } from "@/lib/traffic";

export interface RetentionWorld extends IngestWorld {
  /** The world as people of these roles have it. */
  as(...roles: Role[]): Context;
  /** Stores an exchange for each of the accounts on each of some days before today, at noon, and builds the roll-ups. */
  fill(accountIds: string[], daysAgo: number[], more?: Record<string, unknown>): Promise<void>;
  /** Exchanges by day, with the roll-ups of the same day beside them. */
  days(): Promise<{ day: string; exchanges: number; rolledUp: number }[]>;
  count(sql: string): Promise<number>;
}

/** The day that many days before today, as it names a partition. */
export const dayBefore = (ago: number): string => new Date(Date.now() - ago * day).toISOString().slice(0, 10);

export async function openRetentionWorld(): Promise<RetentionWorld> {
  const world = await openIngestWorld();
  const count = async (sql: string) => Number(await world.value(sql));
  return {
    ...world,
    count,
    as: (...roles) => ({ ...world.ctx, actor: testActor(roles) }),
    fill: async (accountIds, daysAgo, more = {}) => {
      const lines = daysAgo.flatMap((ago) =>
        accountIds.map((account_id) =>
          exchange(`${account_id}-${ago}`, { account_id, ts: `${dayBefore(ago)}T12:00:00Z`, prompt: "Why?", ...more }),
        ),
      );
      await world.take("exchanges", lines.join(""));
      await rebuildRollups(world.ctx);
    },
    days: () =>
      world.ctx.warehouse.rows(
        `SELECT toString(day) AS day, toUInt32(sum(e)) AS exchanges, toUInt32(sum(r)) AS rolledUp FROM (
           SELECT toDate(ts) AS day, count() AS e, 0 AS r FROM exchange GROUP BY day
           UNION ALL SELECT day, 0 AS e, sum(exchanges) AS r FROM account_day GROUP BY day)
         GROUP BY day ORDER BY day`,
      ),
  };
}
