import type { Actor } from "@/lib/auth";
import type { CommandScope } from "@/lib/command";
import { hour } from "@/lib/kernel";
import type { DecisionOutcome } from "../contract";
import type { MeasureKind, Policy } from "../kinds";
import type { Ground, Subject } from "../model";
import { readRecommended } from "../policies/advice";
import { projectStandings } from "../project-standings";
import type { ClaimedCampaign } from "../store/campaign";
import { lockAccounts } from "../store/members";
import { type Written, writeDecisions } from "../take-decisions";
import type { SubjectKind } from "./contract";
import { readKeys } from "./keys.sql";
import { measures } from "./rules";
import type { MeasureSubject } from "./select-subjects";

/** One measure as it is taken, at once or part by part. */
export interface Taking {
  kind: MeasureKind;
  campaign: Pick<ClaimedCampaign, "id" | "version"> & Ground;
  /** Whom it is about, as the rules look at them; others may be among them. */
  members: readonly Subject[];
  of: SubjectKind;
  shared: {
    policy: Policy;
    parameters: Record<string, unknown> | null;
    reason: string;
    disclosure: "disclosed" | "covert";
    holdsHours: number | null;
  };
  snapshotHash: string;
  proposalId: string | null;
  /** The standing order that takes it; null for a person's act. */
  standingOrderId: string | null;
  /** The batch that it belongs to, however few it reaches. */
  batchId: string;
  /** In whose name. */
  by: Pick<Actor, "type" | "id" | "name">;
}

/** Writes the decisions about some subjects, what they make of each account, and what gateways are told, in the caller's transaction. */
export async function carryOut(
  scope: CommandScope<unknown>,
  taking: Taking,
  subjects: readonly MeasureSubject[],
  skipped: DecisionOutcome["skipped"],
): Promise<Written> {
  const { tx, ctx, now } = scope;
  const accountIds = [...new Set(subjects.map(({ accountId }) => accountId))];
  await lockAccounts(tx, accountIds, now);
  const { policy, parameters, reason, disclosure, holdsHours } = taking.shared;
  const keys =
    taking.kind === "revoke_key" && taking.of === "account" ? await readKeys(ctx.warehouse, accountIds) : undefined;
  const recommended = await readRecommended(tx, taking, now);
  const written = await writeDecisions(scope, {
    action: measures[taking.kind].action,
    campaignId: taking.campaign.id,
    campaignVersion: taking.campaign.version,
    snapshotHash: taking.snapshotHash,
    shared: {
      ...{ kind: taking.kind, policy, reason, disclosure, parameters },
      ...{ proposalId: taking.proposalId, standingOrderId: taking.standingOrderId },
      automated: taking.standingOrderId !== null,
      expiresAt: holdsHours === null ? null : new Date(now.getTime() + holdsHours * hour),
    },
    subjects: subjects.map(({ accountId, of, part }) => ({
      ...{ accountId, recommended: recommended.get(accountId) ?? null },
      ...(of === "key" ? { keyId: part } : of === "end_user" ? { endUserId: part } : {}),
      ...(keys === undefined ? {} : { parameters: { keys: keys.get(accountId) ?? [] } }),
    })),
    batchId: taking.batchId,
    by: taking.by,
    skipped,
  });
  await projectStandings(scope, accountIds);
  return written;
}
