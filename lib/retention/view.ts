import { environment } from "@/lib/env";
import type { ErasureView, HoldScope, HoldState, HoldView, RetentionView } from "./contract";
import { dayOf } from "./model";
import type { StoredErasure } from "./store/erasures";
import type { StoredHold } from "./store/holds";
import type { StoredRetention } from "./store/policy";

const textOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const retentionView = (stored: StoredRetention | null): RetentionView => ({
  exchangeDays: stored?.exchangeDays ?? null,
  rollupDays: stored?.rollupDays ?? null,
  version: stored?.version ?? 0,
  savedBy: stored?.savedBy || null,
  savedAt: stored?.savedBy ? stored.savedAt.toISOString() : null,
  closedBefore: stored?.closedBefore == null ? null : dayOf(stored.closedBefore),
  enforcedAt: textOf(stored?.enforcedAt),
  prompts: environment().keepPrompts,
});

const stateOf = ({ releasedAt, expiresAt }: StoredHold, now: Date): HoldState => {
  if (releasedAt !== null) return "released";
  return expiresAt > now ? "active" : "expired";
};

export function holdView(hold: StoredHold, now: Date): HoldView {
  const scope = hold.scope as HoldScope;
  return {
    id: hold.id,
    scope,
    state: stateOf(hold, now),
    accounts: scope.type === "window" ? null : hold._count.accounts,
    ground: hold.ground,
    owner: hold.owner,
    expiresAt: hold.expiresAt.toISOString(),
    placedBy: hold.placedBy,
    placedAt: hold.placedAt.toISOString(),
    releasedBy: hold.releasedBy,
    releasedAt: textOf(hold.releasedAt),
    releaseReason: hold.releaseReason,
  };
}

export const erasureView = (erasure: StoredErasure): ErasureView => ({
  id: erasure.id,
  accountId: erasure.accountId,
  reason: erasure.reason,
  requestedBy: erasure.requestedBy,
  requestedAt: erasure.requestedAt.toISOString(),
  doneAt: textOf(erasure.doneAt),
  exchanges: Number(erasure.exchanges),
});
