import { type Context, runCommand } from "@/lib/command";
import { type DecisionOutcome, SetDisposition } from "./contract";
import { requireMembers } from "./require-members";
import { requireMovable } from "./require-movable";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign } from "./store/campaign";
import { readSubjects, writeDisposition } from "./store/members";
import { takeDecisions } from "./take-decisions";

/** Says what some members are in a campaign. Every named account must be a member, or nothing is changed. */
export function setDisposition(ctx: Context, input: SetDisposition): Promise<DecisionOutcome> {
  const command = { permission: "member.decide", schema: SetDisposition, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { campaignId, version, disposition, reason } = scope.input;
    const accountIds = [...new Set(scope.input.accountIds)].sort();
    const campaign = await claimCampaign(scope.tx, campaignId, version);
    requireMembers(await readSubjects(scope.tx, ctx.warehouse, campaignId, accountIds), accountIds, campaign.codeName);
    const said = { disposition, dispositionBy: "analyst" as const };
    await requireMovable(scope.tx, campaignId, accountIds, said, scope.now);
    await writeDisposition(scope.tx, campaignId, accountIds, said);
    return takeDecisions(scope, {
      action: "member.set_disposition",
      campaignId,
      campaignVersion: campaign.version,
      snapshotHash: await takeSnapshot(scope.ctx, campaignId, accountIds),
      shared: { kind: "set_disposition", disposition, reason },
      subjects: accountIds.map((accountId) => ({ accountId })),
    });
  });
}
