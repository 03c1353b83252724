import { z } from "zod";
import { type CommandScope, type Context, runCommand, runQuery } from "@/lib/command";
import { conflict, preconditionFailed } from "@/lib/kernel";
import { type IndicatorReviewView, SettleIndicator } from "../contract";
import { labelOf } from "../sightings/list-sightings";
import {
  insertRecalledAccounts,
  lockSharing,
  type ReviewRow,
  readReviews,
  revokeObjects,
  settleReview,
} from "../store/recalls";
import { deliverRevoked } from "./deliver";
import { recallFor } from "./recall-accounts";

/** Indicators that rest on fewer accounts since a recall, or that a partner calls false positives, and that wait for a person's word. */
export function listIndicatorReviews(ctx: Context): Promise<IndicatorReviewView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () =>
    (await readReviews(ctx.db)).map(viewReview),
  );
}

/**
 * Says whether an indicator stays although a recall took accounts from it, or its partner calls it a false positive. What stays leaves with its
 * new figures next time; what does not is revoked at the partner, and an account is not shared again before it is judged anew.
 * @throws `conflict` when somebody else has said so, or it was revoked meanwhile; `precondition_failed` for a whole campaign
 */
export function settleIndicator(ctx: Context, input: SettleIndicator): Promise<{ partners: string[] }> {
  const command = { permission: "bundle.recall", schema: SettleIndicator, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now, input, record } = scope;
    const { reviewId, outcome, reason } = input;
    await lockSharing(tx, "taking back");
    const [row] = await readReviews(tx, reviewId);
    const by = { settledByName: scope.ctx.actor.name, settledAt: now };
    if (!(await settleReview(tx, reviewId, { state: outcome, reason, ...by })) || !row)
      throw conflict(`Indicator review ${reviewId} does not wait: somebody has settled it, or it was revoked.`);
    const partners = outcome === "revoked" ? await revokeReviewed(scope, row) : [];
    record({
      action: "sharing.settle_indicator",
      subject: { type: "indicator_review", id: reviewId },
      detail: { partner: row.partner, outcome, reason },
      live: [{ topic: "sharing", subjectId: reviewId }],
    });
    return { partners };
  });
}

async function revokeReviewed(
  scope: CommandScope<z.output<typeof SettleIndicator>>,
  row: ReviewRow,
): Promise<string[]> {
  const { tx, now, input } = scope;
  const { partnerId, objectId: id, campaignId, sightingId, accountId } = row;
  if (row.content.kind === "campaign")
    throw preconditionFailed(`Dismiss campaign ${row.campaign}: then all that partners have of it is taken back.`);
  const recallId =
    row.recallId ??
    (await recallFor(scope, { kind: "sighting", decisionId: sightingId ?? "" }, input.reason, campaignId));
  if (accountId !== null) await insertRecalledAccounts(tx, recallId, [accountId], now);
  return deliverRevoked(scope, recallId, await revokeObjects(tx, { objects: [{ partnerId, id }] }, { recallId, now }));
}

const viewReview = ({ id, partner, campaignId, campaign, core, overall, ...row }: ReviewRow): IndicatorReviewView => ({
  ...{ id, partner, campaignId, campaign, indicator: labelOf(row.content, row.accountId) },
  cause: row.sightingId === null ? "recall" : "sighting",
  holders: overall === 0 ? null : { core, overall },
  reason: row.reason ?? `${partner} calls it a false positive${(row.count ?? 1) > 1 ? `, ${row.count} times` : ""}.`,
  at: row.at.toISOString(),
});
