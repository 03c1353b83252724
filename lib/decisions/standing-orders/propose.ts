import { type Context, runCommand } from "@/lib/command";
import { day, newId, preconditionFailed } from "@/lib/kernel";
import { refusalOfVerdict } from "../model";
import { readCampaignGround } from "../store/campaign";
import { hasStandingBans, insertOrder } from "../store/standing-orders";
import { ProposeStandingOrder, type StandingOrderView } from "./contract";
import { readOneOrder } from "./view";

/**
 * Proposes a rule that acts by itself on who joins a banned core through a hard link. A second person puts it in force.
 * @throws `precondition_failed` for a campaign that nobody confirmed, or none of whose members is banned
 */
export function proposeStandingOrder(ctx: Context, input: ProposeStandingOrder): Promise<StandingOrderView> {
  const command = { permission: "standing_order.propose", schema: ProposeStandingOrder, input } as const;
  return runCommand(
    ctx,
    command,
    async ({ tx, now, input: { campaignId, measure, policy, reason, ...wanted }, record }) => {
      const refusal = refusalOfVerdict(await readCampaignGround(tx, campaignId));
      if (refusal !== undefined) throw preconditionFailed(refusal);
      if (!(await hasStandingBans(tx, campaignId))) {
        throw preconditionFailed(
          "Nobody of this campaign is banned: a standing order follows bans, it does not replace them.",
        );
      }
      const id = newId();
      await insertOrder(tx, {
        ...{ id, campaignId, kind: measure.kind, policy, reason, capPerDay: wanted.capPerDay, proposedAt: now },
        parameters: measure.kind === "suspend" ? null : { proof: measure.proof },
        holdsHours: measure.kind === "suspend" ? measure.holdsHours : null,
        ...{ proposedById: ctx.actor.id, proposedByName: ctx.actor.name },
        expiresAt: new Date(now.getTime() + wanted.days * day),
      });
      record({
        action: "standing_order.propose",
        subject: { type: "standing_order", id },
        detail: { campaignId, measure, policy, reason, ...wanted },
        live: [
          { topic: "standing_order", subjectId: id },
          { topic: "campaign", subjectId: campaignId },
        ],
      });
      return readOneOrder(tx, id, now);
    },
  );
}
