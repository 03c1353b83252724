import type { Context } from "@/lib/command";
import { type MeasureOrderInput, Policy, reverseDecision, setDisposition, takeMeasure } from "@/lib/decisions";
import { readAncestors, readDescendants, recordOutcomes } from "@/lib/detection";
import { preconditionFailed } from "@/lib/kernel";
import type { ConsequenceDetail } from "../contract";
import { readChallenged, readStandingMemberships, readStandingOn } from "../store/consequences";
import { inNameOf, type Ruled, reasonOf } from "./ruled";

type Outcome = Partial<ConsequenceDetail>;

/** The campaign of the challenged measure, and those that its members came from or went to. */
async function lineageOf({ db }: Context, { campaignId }: Ruled): Promise<string[]> {
  const [ancestors, descendants] = await Promise.all([readAncestors(db, campaignId), readDescendants(db, campaignId)]);
  return [campaignId, ...descendants, ...ancestors];
}

/**
 * Takes back what was done to the account: of a reduced measure that one alone, else all that stands on it for the same campaign. What
 * somebody took back meanwhile is not taken back a second time. Gateways follow as after each reversal.
 */
export async function takeBack(ctx: Context, ruled: Ruled): Promise<Outcome> {
  const { reversal } = await readChallenged(ctx.db, ruled.decisionId);
  const challenged = reversal === null ? [ruled.decisionId] : [];
  const standing =
    ruled.outcome === "reduced"
      ? []
      : await readStandingOn(ctx.db, ruled.accountId, await lineageOf(ctx, ruled), ctx.clock());
  const decisionIds: string[] = [];
  for (const decisionId of new Set([...challenged, ...standing])) {
    const { decisions } = await reverseDecision(inNameOf(ctx, ruled), { decisionId, reason: reasonOf(ruled) });
    decisionIds.push(...decisions.map(({ id }) => id));
  }
  return { decisionIds, note: reversal === null ? null : takenBackBy(reversal) };
}

export const takenBackBy = ({ actorName, at }: { actorName: string; at: Date }): string =>
  `${actorName} took the measure back on ${at.toISOString().slice(0, 10)}, before the ruling.`;

/**
 * Says what the account is from now on, wherever it is a member: a standing fact for detection, about this account and no other, and
 * no value.
 */
export async function sayDisposition(ctx: Context, ruled: Ruled): Promise<Outcome> {
  const { disposition } = ruled.conditions;
  if (disposition === undefined) throw preconditionFailed("The ruling says nothing of what the account is.");
  const memberships = await readStandingMemberships(ctx.db, ruled.accountId, await lineageOf(ctx, ruled));
  const decisionIds: string[] = [];
  for (const { id, version } of memberships) {
    const said = { campaignId: id, version, accountIds: [ruled.accountId], disposition, reason: reasonOf(ruled) };
    const { decisions } = await setDisposition(inNameOf(ctx, ruled), said);
    decisionIds.push(...decisions.map((one) => one.id));
    // Of one that is neither cleared nor accused any more, detection would learn nothing by itself.
    if (disposition === "unknown") await teach(ctx, ruled, decisions[0]?.id, id);
  }
  return { decisionIds, note: memberships.length === 0 ? "It is a member of no campaign that goes on." : null };
}

async function teach(ctx: Context, ruled: Ruled, decisionId: string | undefined, campaignId: string): Promise<void> {
  if (decisionId === undefined) return;
  const { accountId, by } = ruled;
  const outcome = {
    decisionId,
    campaignId,
    accountId,
    kind: "appeal_upheld",
    verdict: null,
    actorName: by.name,
  } as const;
  await recordOutcomes(inNameOf(ctx, ruled), {
    outcomes: [{ ...outcome, at: ctx.clock().toISOString() }],
    withdrawn: [],
  });
}

/** Takes the conditions, or the milder measure, in the reviewer's name and within the rules for every measure. */
export async function takeConditions(ctx: Context, ruled: Ruled): Promise<Outcome> {
  const [campaign] = await readStandingMemberships(ctx.db, ruled.accountId, await lineageOf(ctx, ruled));
  if (campaign === undefined) {
    throw preconditionFailed("The account is a member of no campaign that goes on: no measure can rest on one.");
  }
  const { decision } = await readChallenged(ctx.db, ruled.decisionId);
  const { keyId, endUserId, accountId } = decision;
  const part = keyId ?? endUserId;
  const ofPart = ruled.outcome === "reduced" && part !== null;
  const decisionIds: string[] = [];
  let { version } = campaign;
  for (const measure of ruled.conditions.measures) {
    const order = {
      ...measure,
      ...{ campaignId: campaign.id, version, reason: reasonOf(ruled) },
      policy: Policy.catch("model_extraction").parse(decision.policy),
      target: ofPart
        ? {
            of: keyId === null ? ("end_user" as const) : ("key" as const),
            parts: [{ accountId: accountId ?? "", part }],
          }
        : [ruled.accountId],
    };
    const { decisions, campaignVersion } = await takeMeasure(inNameOf(ctx, ruled), order as MeasureOrderInput);
    version = campaignVersion ?? version;
    decisionIds.push(...decisions.map(({ id }) => id));
  }
  return { decisionIds };
}
