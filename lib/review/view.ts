import type { Claim, Colleague, QueuePart, ReviewDone, ReviewState, Snooze } from "./contract";
import type { ReviewItem } from "./store/items";

/** Whose it is now; a lease that is over is nobody's. */
export function claimOf(item: ReviewItem | null | undefined, now: Date): Claim | null {
  if (!item?.holderId || !item.holderName || !item.claimedAt || !item.leaseUntil || item.leaseUntil <= now) return null;
  return {
    holder: { id: item.holderId, name: item.holderName },
    claimedAt: item.claimedAt.toISOString(),
    leaseUntil: item.leaseUntil.toISOString(),
    handedBy: item.handedBy,
    note: item.handedNote,
  };
}

function snoozeOf(item: ReviewItem | null | undefined, now: Date): Snooze | null {
  if (!item?.snoozedUntil || !item.snoozedBy || item.snoozedUntil <= now) return null;
  return { until: item.snoozedUntil.toISOString(), by: item.snoozedBy, reason: item.snoozeReason ?? "" };
}

export const reviewStateOf = (
  item: ReviewItem | null | undefined,
  present: readonly Colleague[] | undefined,
  now: Date,
): ReviewState => ({ claim: claimOf(item, now), snooze: snoozeOf(item, now), present: [...(present ?? [])] });

/** What an act left, with the name by which it can be taken back. */
export const reviewDoneOf = (item: ReviewItem, now: Date): ReviewDone => ({
  ...reviewStateOf(item, [], now),
  changeId: item.changeId,
});

/** Whether something belongs to a part of the queue, for whoever asks. */
export function isIn(part: QueuePart, { claim, snooze }: ReviewState, personId: string): boolean {
  if (part === "snoozed") return snooze !== null;
  if (part === "mine") return claim?.holder.id === personId;
  return snooze === null && (part === "waiting" || claim === null);
}
