import { transition } from "@/lib/campaigns";
import { type Context, runCommand } from "@/lib/command";
import { ConfirmCampaign, type DecisionOutcome } from "./contract";
import { requireAnotherJudge } from "./require-another-judge";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign, writeCampaignState } from "./store/campaign";
import { takeDecisions } from "./take-decisions";

/**
 * Says what a campaign is, with an answer to the strongest innocent explanation.
 * @throws `forbidden` for who dismissed it before newer evidence opened it again; `conflict` when it changed meanwhile
 */
export function confirmCampaign(ctx: Context, input: ConfirmCampaign): Promise<DecisionOutcome> {
  const command = { permission: "campaign.decide", schema: ConfirmCampaign, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { campaignId, version, verdict, reason, innocentExplanation } = scope.input;
    const campaign = await claimCampaign(scope.tx, campaignId, version);
    await requireAnotherJudge(scope, campaignId);
    await writeCampaignState(scope.tx, campaignId, transition(campaign, { kind: "confirm", verdict }));
    return takeDecisions(scope, {
      action: "campaign.confirm",
      campaignId,
      campaignVersion: campaign.version,
      snapshotHash: await takeSnapshot(scope.ctx, campaignId),
      shared: { kind: "confirm", verdict, reason, innocentExplanation },
    });
  });
}
