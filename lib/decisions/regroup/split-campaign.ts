import { type Context, runCommand } from "@/lib/command";
import { findRegrouping, partCampaign, regroupingOf } from "@/lib/detection";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { type RegroupingOutcome, SplitCampaign, tooFewOf } from "../regroup-contract";
import { notMembers } from "../require-members";
import { claimCampaign } from "../store/campaign";
import { readSplitFigures, readStrangers } from "../store/regroup";
import { requireFound } from "./require-found";

/**
 * Takes members of a campaign out into a new one, undecided, each with what a person said of it. The rest keeps its id and its
 * decisions; bans and revoked keys stay decided, and are reversed, where they were. Runs keep the split.
 * @throws `conflict` when the campaign changed meanwhile; `invalid_input` for accounts that are no members; `precondition_failed`
 *   when one of the two would be no campaign
 */
export function splitCampaign(ctx: Context, input: SplitCampaign): Promise<RegroupingOutcome> {
  const command = { permission: "campaign.decide", schema: SplitCampaign, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx } = scope;
    const { campaignId, version, reason } = scope.input;
    const accountIds = [...new Set(scope.input.accountIds)].sort();
    const campaign = await claimCampaign(tx, campaignId, version);
    requireFound(campaign);
    const strangers = await readStrangers(tx, campaignId, accountIds);
    if (strangers.length > 0) throw notMembers(campaign.codeName, strangers);
    const { given, left } = await readSplitFigures(tx, campaignId, accountIds);
    requireTwoCampaigns(campaign.codeName, given, left);
    const made = await partCampaign(scope, campaignId, { accountIds, reason });
    scope.record({
      action: "campaign.split",
      subject: { type: "campaign", id: campaignId },
      detail: { regroupingId: made.regroupingId, into: made.campaignId, given, left, reason },
      live: [campaignId, made.campaignId].map((subjectId) => ({ topic: "campaign", subjectId })),
    });
    const row = await findRegrouping(tx, made.regroupingId);
    if (row === null) throw notFound("Regrouping", made.regroupingId);
    return { regrouping: regroupingOf(row) };
  });
}

function requireTwoCampaigns(codeName: string, given: number, left: number): void {
  if (left === 0) {
    throw preconditionFailed(
      `These are all ${given} accounts of ${codeName}: nothing would be left of it. Leave out those that stay. Nothing was done.`,
    );
  }
  const tooFew = tooFewOf(given, left);
  if (tooFew !== null) throw preconditionFailed(`${tooFew} Nothing was done.`);
}
