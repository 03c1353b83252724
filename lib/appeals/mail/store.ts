import type { Database } from "@/lib/db";
import { claimMs, mostClaimed } from "./model";

/** Takes on notices that are due, or that a process left in the middle. */
export async function claimDue(tx: Database, now: Date) {
  const due = await tx.$queryRaw<{ id: string }[]>`
    select id::text from notice where state = 'waiting' and next_attempt_at <= ${now}
      and (claimed_until is null or claimed_until <= ${now})
    order by next_attempt_at, id limit ${mostClaimed}::int for update skip locked`;
  const ids = due.map(({ id }) => id);
  if (ids.length === 0) return [];
  const claimedUntil = new Date(now.getTime() + claimMs);
  await tx.notice.updateMany({ where: { id: { in: ids } }, data: { claimedUntil } });
  return tx.notice.findMany({ where: { id: { in: ids } }, include: { links: true }, orderBy: { id: "asc" } });
}
export type ClaimedNotice = Awaited<ReturnType<typeof claimDue>>[number];

export const findContact = (db: Database, accountId: string) => db.accountContact.findUnique({ where: { accountId } });

export interface TryEnd {
  state: "waiting" | "sent" | "failed" | "unreachable";
  error: string | null;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  /** False for a notice that was not tried after all. */
  tried: boolean;
}

/** Says what came of a try, unless the claim ran out and another process is at it. */
export async function endTry(
  tx: Database,
  { id, claimedUntil }: Pick<ClaimedNotice, "id" | "claimedUntil">,
  { tried, ...end }: TryEnd,
): Promise<void> {
  await tx.notice.updateMany({
    where: { id, state: "waiting", claimedUntil },
    data: { ...end, claimedUntil: null, ...(tried ? { attempts: { increment: 1 } } : {}) },
  });
}

/** Has all that is due wait, since the server does not answer. */
export const putOff = (tx: Database, now: Date, until: Date) =>
  tx.notice.updateMany({
    where: {
      state: "waiting",
      nextAttemptAt: { lte: now },
      OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }],
    },
    data: { nextAttemptAt: until },
  });

export const hasDue = async (db: Database, now: Date): Promise<boolean> =>
  (await db.notice.findFirst({ where: { state: "waiting", nextAttemptAt: { lte: now } }, select: { id: true } })) !==
  null;
