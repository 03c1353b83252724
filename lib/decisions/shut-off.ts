import type { CommandScope } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { type DecisionOutcome, largestUnapprovedBatch } from "./contract";
import { refusalOfCampaign, type Standing, type Subject, standingAfter } from "./model";
import { named, requireMembers } from "./require-members";
import { takeSnapshot } from "./snapshot/take-snapshot";
import { claimCampaign } from "./store/campaign";
import { lockAccounts, readStandingEvents, readSubjects, writeStanding } from "./store/members";
import { takeDecisions } from "./take-decisions";

export interface ShutOffInput {
  campaignId: string;
  version: number;
  target: "core" | string[];
  policy: string;
  reason: string;
}

interface Measure {
  kind: "ban" | "revoke_key";
  action: string;
  refusal: (subject: Subject) => string | undefined;
}

/**
 * Bans accounts or revokes their keys. Named accounts are dealt with all or not at all; of the core, those that the
 * rules spare are skipped and listed.
 */
export async function shutOff(scope: CommandScope<ShutOffInput>, measure: Measure): Promise<DecisionOutcome> {
  const { tx, ctx, now, input } = scope;
  const campaign = await claimCampaign(tx, input.campaignId, input.version);
  const refusal = refusalOfCampaign(campaign);
  if (refusal !== undefined) throw preconditionFailed(refusal);
  const asked = input.target === "core" ? undefined : [...new Set(input.target)].sort();
  const subjects = await readSubjects(tx, ctx.warehouse, campaign.id, asked);
  if (asked) requireMembers(subjects, asked, campaign.codeName);
  const { eligible, skipped } = sorted(subjects, measure);
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

function sorted(subjects: readonly Subject[], { refusal }: Measure) {
  const eligible: string[] = [];
  const skipped: DecisionOutcome["skipped"] = [];
  for (const subject of subjects) {
    const reason = refusal(subject);
    if (reason === undefined) eligible.push(subject.accountId);
    else skipped.push({ accountId: subject.accountId, reason });
  }
  return { eligible, skipped };
}

function requireEligible(eligible: string[], skipped: DecisionOutcome["skipped"], wasNamed: boolean): void {
  const [first] = skipped;
  if (first && (wasNamed || eligible.length === 0)) {
    const others = skipped.length > 1 ? ` Also refused: ${named(skipped.slice(1).map((one) => one.accountId))}.` : "";
    throw preconditionFailed(`${first.accountId} ${first.reason}.${others} Nothing was done.`);
  }
  if (eligible.length > largestUnapprovedBatch) {
    throw preconditionFailed(
      `${eligible.length} accounts at once take a second person's approval, which does not exist yet; at most ${largestUnapprovedBatch} go without. Nothing was done.`,
    );
  }
}

/** Writes the standing that follows from all decisions about each account. */
export async function projectStandings(scope: CommandScope<unknown>, accountIds: readonly string[]): Promise<void> {
  const byStanding = new Map<Standing, string[]>();
  for (const [accountId, events] of await readStandingEvents(scope.tx, accountIds)) {
    const standing = standingAfter(events);
    byStanding.set(standing, [...(byStanding.get(standing) ?? []), accountId]);
  }
  for (const [standing, ids] of byStanding) await writeStanding(scope.tx, ids, standing, scope.now);
}
