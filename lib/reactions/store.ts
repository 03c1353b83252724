import type { Database } from "@/lib/db";

export interface StoredEvent {
  id: string;
  kind: string;
  payload: unknown;
}

/** Takes the oldest event that nobody has handled or is handling; it stays ours until the transaction ends. */
export async function takeEvent(tx: Database): Promise<StoredEvent | undefined> {
  const rows = await tx.$queryRaw<StoredEvent[]>`
    select id::text, kind, payload from domain_event where handled_at is null order by id limit 1 for update skip locked`;
  return rows[0];
}

export const readDecided = (tx: Database, ids: readonly string[]) =>
  tx.decision.findMany({ where: { id: { in: [...ids] } }, orderBy: { sequence: "asc" } });

export type DecidedRow = Awaited<ReturnType<typeof readDecided>>[number];

export async function markHandled(tx: Database, id: string, handledAt: Date): Promise<void> {
  await tx.domainEvent.update({ where: { id }, data: { handledAt } });
}

/** What the members that decisions name are in their campaigns now, by `campaign/account`. */
export async function readDispositions(tx: Database, decided: readonly DecidedRow[]): Promise<Map<string, string>> {
  const rows = await tx.campaignMember.findMany({
    where: {
      campaignId: { in: [...new Set(decided.flatMap(({ campaignId }) => campaignId ?? []))] },
      accountId: { in: decided.flatMap(({ accountId }) => accountId ?? []) },
    },
    select: { campaignId: true, accountId: true, disposition: true },
  });
  return new Map(rows.map(({ campaignId, accountId, disposition }) => [`${campaignId}/${accountId}`, disposition]));
}
