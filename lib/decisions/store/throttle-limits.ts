import type { Database } from "@/lib/db";

/** Where adaptive throttles of accounts have come to, in requests a minute, by the id of the decision. */
export async function readThrottleLimits(db: Database, accountIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.throttleLimit.findMany({
    where: { accountId: { in: [...accountIds] } },
    select: { decisionId: true, perMinute: true },
  });
  return new Map(rows.map(({ decisionId, perMinute }) => [decisionId, perMinute]));
}
