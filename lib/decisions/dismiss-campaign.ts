import { transition } from "@/lib/campaigns";
import { type Context, runCommand } from "@/lib/command";
import { type DecisionOutcome, DismissCampaign } from "./contract";
import { requireAnotherJudge } from "./require-another-judge";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign, writeCampaignState } from "./store/campaign";
import { takeDecisions } from "./take-decisions";

/**
 * Says that a campaign needs no measure, and what it is, if that is known.
 * @throws `forbidden` for who dismissed it before newer evidence opened it again; `conflict` when it changed meanwhile
 */
export function dismissCampaign(ctx: Context, input: DismissCampaign): Promise<DecisionOutcome> {
  const command = { permission: "campaign.decide", schema: DismissCampaign, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { campaignId, version, verdict, reason } = scope.input;
    const campaign = await claimCampaign(scope.tx, campaignId, version);
    await requireAnotherJudge(scope, campaignId);
    await writeCampaignState(scope.tx, campaignId, transition(campaign, { kind: "dismiss", verdict }));
    return takeDecisions(scope, {
      action: "campaign.dismiss",
      campaignId,
      campaignVersion: campaign.version,
      snapshotHash: await takeSnapshot(scope.ctx, campaignId),
      shared: { kind: "dismiss", verdict, reason },
    });
  });
}
