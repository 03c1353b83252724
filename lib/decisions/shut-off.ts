import type { CommandScope } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { type DecisionOutcome, largestUnapprovedBatch } from "./contract";
import { type Measure, sortSubjects } from "./measures";
import { standingAfter } from "./model";
import { refuse, requireMembers } from "./require-members";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign } from "./store/campaign";
import { lockAccounts, readStandingEvents, readSubjects, writeStandings } from "./store/members";
import { takeDecisions } from "./take-decisions";

export interface ShutOffInput {
  campaignId: string;
  version: number;
  target: "core" | string[];
  policy: string;
  reason: string;
}

/**
 * Bans accounts or revokes their keys. Named accounts are dealt with all or not at all; of the core, those that the
 * rules spare are skipped and listed.
 */
export async function shutOff(scope: CommandScope<ShutOffInput>, measure: Measure): Promise<DecisionOutcome> {
  const { tx, ctx, now, input } = scope;
  const campaign = await claimCampaign(tx, input.campaignId, input.version);
  const refusal = measure.ground(campaign);
  if (refusal !== undefined) throw preconditionFailed(refusal);
  const asked = input.target === "core" ? undefined : [...new Set(input.target)].sort();
  const subjects = await readSubjects(tx, ctx.warehouse, campaign.id, asked);
  if (asked) requireMembers(subjects, asked, campaign.codeName);
  const { eligible, skipped } = sortSubjects(subjects, campaign, measure);
  requireEligible(eligible, skipped, asked !== undefined);
  await lockAccounts(tx, eligible, now);
  const outcome = await takeDecisions(scope, {
    action: measure.action,
    campaignId: campaign.id,
    campaignVersion: campaign.version,
    snapshotHash: await takeSnapshot(ctx, campaign.id, eligible),
    shared: { kind: measure.kind, policy: input.policy, reason: input.reason },
    accountIds: eligible,
    skipped,
  });
  await projectStandings(scope, eligible);
  return outcome;
}

function requireEligible(eligible: string[], skipped: DecisionOutcome["skipped"], wasNamed: boolean): void {
  if (skipped.length > 0 && (wasNamed || eligible.length === 0)) throw refuse(skipped);
  requireUnapproved(eligible.length);
}

/** Throws `precondition_failed` for more accounts than one person shuts off in one act. */
export function requireUnapproved(accounts: number): void {
  if (accounts > largestUnapprovedBatch) {
    throw preconditionFailed(
      `${accounts} accounts at once take a second person's approval, which does not exist yet; at most ${largestUnapprovedBatch} go without. Nothing was done.`,
    );
  }
}

/** Writes the standing that follows from all decisions about each account. */
export async function projectStandings(scope: CommandScope<unknown>, accountIds: readonly string[]): Promise<void> {
  const events = await readStandingEvents(scope.tx, accountIds);
  await writeStandings(
    scope.tx,
    [...events].map(([accountId, decisions]) => ({ accountId, ...standingAfter(decisions) })),
    scope.now,
  );
}
