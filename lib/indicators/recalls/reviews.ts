import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { type IndicatorReviewView, SettleIndicator } from "../contract";
import { lockSharing, type ReviewRow, readReviews, revokeObjects, settleReview } from "../store/recalls";
import { deliverRevoked } from "./deliver";

/** Indicators that rest on fewer accounts since a recall and wait for a person's word. */
export function listIndicatorReviews(ctx: Context): Promise<IndicatorReviewView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () =>
    (await readReviews(ctx.db)).map(viewReview),
  );
}

/**
 * Says whether an indicator stays although a recall took accounts from it. What stays leaves with its new figures next time; what does not is
 * revoked at the partner.
 * @throws `conflict` when somebody else has said so, or it was revoked meanwhile
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
    const { partnerId, objectId: id, recallId } = row;
    const objects = outcome === "revoked" ? [{ partnerId, id }] : [];
    const partners = await deliverRevoked(scope, recallId, await revokeObjects(tx, { objects }, { recallId, now }));
    record({
      action: "sharing.settle_indicator",
      subject: { type: "recall", id: recallId },
      detail: { reviewId, partner: row.partner, outcome, reason },
      live: [{ topic: "sharing", subjectId: recallId }],
    });
    return { partners };
  });
}

const viewReview = ({ id, partner, campaignId, campaign, content, core, overall, reason, at }: ReviewRow) => ({
  ...{ id, partner, campaignId, campaign, core, overall, reason },
  indicator: content.kind === "address" ? content.address : content.kind === "domain" ? content.domain : content.kind,
  recalledAt: at.toISOString(),
});
