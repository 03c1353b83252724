import { type Database, database } from "@/lib/db";
import { day, newId } from "@/lib/kernel";

export interface RateRule {
  /** Seconds. */
  window: number;
  /** Attempts that a window takes. */
  max: number;
}

/** Longer than any rule's window: older counters say nothing. */
const kept = day;

/**
 * Counts one attempt in a fixed window that begins with its first attempt; refused attempts do not prolong it. One
 * statement, so that attempts made at the same moment are all counted, whichever replica they reach.
 * @returns `retryAfter` in seconds when the attempt is one too many
 */
export async function consumeRate(
  key: string,
  rule: RateRule,
  { db = database(), now = Date.now() }: { db?: Database; now?: number } = {},
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const span = rule.window * 1_000;
  const [row] = await db.$queryRaw<[{ count: number; last_request: bigint }]>`
    insert into rate_limit as kept (id, key, count, last_request)
    values (${newId(now)}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when kept.last_request + ${span} <= ${now} then 1 else kept.count + 1 end,
      last_request = case when kept.last_request + ${span} <= ${now} then ${now} else kept.last_request end
    returning count, last_request`;
  if (row.count === 1) await db.$executeRaw`delete from rate_limit where last_request < ${now - kept}`;
  if (row.count <= rule.max) return { allowed: true, retryAfter: null };
  return { allowed: false, retryAfter: Math.max(1, Math.ceil((Number(row.last_request) + span - now) / 1_000)) };
}

/** Forgets the attempts made so far. */
export async function clearRate(key: string, db: Database = database()): Promise<void> {
  await db.$executeRaw`delete from rate_limit where key = ${key}`;
}
