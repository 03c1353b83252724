import type { Database } from "@/lib/db";

/** The quiet window of a campaign that holds now. */
export const readQuietWindow = (db: Database, campaignId: string, now: Date) =>
  db.quietWindow.findFirst({
    where: { campaignId, endedAt: null, endsAt: { gt: now } },
    orderBy: { startedAt: "desc" },
  });

export type QuietWindowRow = NonNullable<Awaited<ReturnType<typeof readQuietWindow>>>;

export const insertQuietWindow = (tx: Database, row: Omit<QuietWindowRow, "endedAt">) =>
  tx.quietWindow.create({ data: row });

export const endQuietWindow = (tx: Database, id: string, endedAt: Date) =>
  tx.quietWindow.update({ where: { id }, data: { endedAt } });
