import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { RecallAccounts, type RecallCause, type RecallOutcome } from "../contract";
import {
  findRecall,
  insertRecall,
  insertRecalledAccounts,
  lockSharing,
  revokeObjects,
  settleRevoked,
} from "../store/recalls";
import { deliverRevoked } from "./deliver";
import { queueReviews, reconsider } from "./reconsider";

/**
 * Takes accounts back from every partner that got their tokens, and from every bundle to come until a later decision says again that they are
 * operated. Indicators are measured without them: what the gate would refuse now is revoked as well, the rest waits for a person. Recalling again
 * for the same decision takes back what has been shared since, and nothing twice.
 */
export function recallAccounts(ctx: Context, input: RecallAccounts): Promise<RecallOutcome> {
  const command = { permission: "bundle.recall", schema: RecallAccounts, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { accountIds, cause, reason } = scope.input;
    const { tx, now } = scope;
    await lockSharing(tx, "taking back");
    const recallId = await recallFor(scope, cause, reason, null);
    await insertRecalledAccounts(tx, recallId, [...new Set(accountIds)], now);
    const revoked = await revokeObjects(tx, { accountIds }, { recallId, now });
    const { failing, waiting } = await reconsider(scope, accountIds);
    revoked.push(...(await revokeObjects(tx, { objects: failing }, { recallId, now })));
    await queueReviews(scope, recallId, waiting);
    await settleRevoked(tx, scope.ctx.actor.name, now);
    const partners = await deliverRevoked(scope, recallId, revoked);
    const outcome = { recallId, revoked: revoked.length, toReview: waiting.length, partners };
    recordRecall(scope, outcome, { cause, accounts: accountIds.length, reason });
    return outcome;
  });
}

/** The recall that follows from a decision, begun unless it was before. */
export async function recallFor(
  { tx, ctx, now }: CommandScope<unknown>,
  { kind: cause, decisionId }: RecallCause,
  reason: string,
  campaignId: string | null,
): Promise<string> {
  const known = await findRecall(tx, cause, decisionId);
  if (known) return known.id;
  const id = newId();
  await insertRecall(tx, { id, cause, decisionId, campaignId, reason, byName: ctx.actor.name, at: now });
  return id;
}

export function recordRecall(
  { record }: CommandScope<unknown>,
  { recallId, revoked, toReview, partners }: RecallOutcome,
  detail: Record<string, unknown>,
): void {
  record({
    action: "sharing.recall",
    subject: { type: "recall", id: recallId },
    detail: { ...detail, revoked, toReview, partners },
    live: [{ topic: "sharing", subjectId: recallId }],
  });
}
