import { transition } from "@/lib/campaigns";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { conflict, forbiddenTransition, notFound, preconditionFailed } from "@/lib/kernel";
import { type DecisionOutcome, ReverseDecision } from "./contract";
import { projectStandings } from "./project-standings";
import { restoreEverywhere } from "./restore-dispositions";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { type ClaimedCampaign, claimCampaign, readCampaignVersion, writeCampaignState } from "./store/campaign";
import { type DecisionRow, readDecision, readReversals, readStandingMeasures } from "./store/decisions";
import { lockAccounts } from "./store/members";
import { takeDecisions } from "./take-decisions";

/**
 * Takes one decision back, once, by a decision of its own: a campaign is open again, a disposition is the one before, a
 * banned account is reinstated. A confirmation stays while bans or revoked keys rest on it.
 */
export function reverseDecision(ctx: Context, input: ReverseDecision): Promise<DecisionOutcome> {
  const command = { permission: "decision.reverse", schema: ReverseDecision, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { decisionId, reason } = scope.input;
    const decision = await readDecision(scope.tx, decisionId);
    if (!decision?.campaignId) throw notFound("Decision", decisionId);
    if (decision.kind === "reverse") throw forbiddenTransition("A reversal is not reversed: decide anew instead.");
    const campaign = await claim(scope, decision.campaignId);
    if ((await readReversals(scope.tx, [decisionId])).size > 0) throw conflict("This decision is reversed already.");
    if (decision.kind === "confirm") await requireNothingRestsOn(scope, campaign);
    if (decision.accountId !== null) await lockAccounts(scope.tx, [decision.accountId], scope.now);
    const { accountId } = decision;
    const outcome = await takeDecisions(scope, {
      action: "decision.reverse",
      campaignId: campaign.id,
      campaignVersion: campaign.version,
      snapshotHash: await takeSnapshot(scope.ctx, campaign.id, accountId === null ? undefined : [accountId]),
      shared: { kind: "reverse", reason, reversesId: decisionId },
      ...(accountId === null
        ? {}
        : { subjects: [{ accountId, keyId: decision.keyId, endUserId: decision.endUserId }] }),
    });
    await undo(scope, decision, campaign);
    return outcome;
  });
}

async function claim(scope: CommandScope<unknown>, campaignId: string): Promise<ClaimedCampaign> {
  const found = await readCampaignVersion(scope.tx, campaignId);
  if (!found) throw notFound("Campaign", campaignId);
  return claimCampaign(scope.tx, campaignId, found.version, true);
}

async function requireNothingRestsOn(scope: CommandScope<unknown>, campaign: ClaimedCampaign): Promise<void> {
  const [measure, ...others] = await readStandingMeasures(scope.tx, [campaign.id], scope.now);
  if (!measure) return;
  const rest = others.length === 0 ? "" : ` and ${others.length} more`;
  throw preconditionFailed(`Measures rest on it (${measure.accountId}${rest}): reverse those first.`);
}

async function undo(scope: CommandScope<unknown>, decision: DecisionRow, campaign: ClaimedCampaign): Promise<void> {
  const { tx } = scope;
  const { kind, accountId } = decision;
  if (kind === "confirm" || kind === "dismiss") {
    await writeCampaignState(tx, campaign.id, transition(campaign, { kind: "reopen" }));
  } else if (kind === "set_disposition" && accountId !== null) {
    await restoreEverywhere(tx, campaign.id, [accountId], scope.now);
  } else if (accountId !== null) {
    await projectStandings(scope, [accountId]);
  }
}
