import type { Context } from "@/lib/command";
import { findLive, type RecallCause, recallAccounts, recallCampaign } from "@/lib/indicators";
import { type DecidedRow, readDecided, readDispositions } from "./store";

/** Accounts of one recall at most. */
const most = 5_000;

/**
 * Takes back from partners what decisions have taken the ground from: a campaign that was dismissed, or whose confirmation was reversed; members
 * that nobody says are operated any more. Nothing is done about what no partner has.
 */
export async function takeBack(ctx: Context, decided: readonly DecidedRow[]): Promise<void> {
  const reversed = await readDecided(
    ctx.db,
    decided.flatMap(({ reversesId }) => reversesId ?? []),
  );
  const kindOf = new Map(reversed.map(({ id, kind }) => [id, kind]));
  for (const decision of decided) {
    const undone = decision.reversesId === null ? undefined : kindOf.get(decision.reversesId);
    if (decision.kind === "dismiss") await ofCampaign(ctx, decision, "dismissal");
    if (undone === "confirm") await ofCampaign(ctx, decision, "reversal");
  }
  await ofMembers(
    ctx,
    decided.filter(
      ({ kind, reversesId }) => kind === "set_disposition" || kindOf.get(reversesId ?? "") === "set_disposition",
    ),
  );
}

async function ofCampaign(ctx: Context, decision: DecidedRow, kind: RecallCause["kind"]): Promise<void> {
  const { id: decisionId, campaignId, reason } = decision;
  if (campaignId === null || (await findLive(ctx, { campaignId })).objects === 0) return;
  await recallCampaign(ctx, { campaignId, cause: { kind, decisionId }, reason: wordsOf(reason) });
}

/** Members of one act are taken back together, by the decision that names the first of them. */
async function ofMembers(ctx: Context, decided: readonly DecidedRow[]): Promise<void> {
  const [first] = decided;
  if (first === undefined) return;
  const dispositions = await readDispositions(ctx.db, decided);
  const accountIds = decided.flatMap(({ accountId, campaignId }) => {
    const now = dispositions.get(`${campaignId}/${accountId}`);
    return accountId === null || now === "operated" ? [] : [accountId];
  });
  for (let from = 0; from < accountIds.length; from += most) {
    const live = await findLive(ctx, { accountIds: accountIds.slice(from, from + most) });
    if (live.accountIds.length === 0) continue;
    const kind = first.reversesId === null ? "dismissal" : "reversal";
    const cause = { kind, decisionId: first.id } as const;
    await recallAccounts(ctx, { accountIds: live.accountIds, cause, reason: wordsOf(first.reason) });
  }
}

/** A reason of a person's may be shorter than one of a recall's. */
const wordsOf = (reason: string): string => `A decision took the ground from it: ${reason}`;
