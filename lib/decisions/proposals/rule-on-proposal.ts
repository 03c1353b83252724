import { requirePermission, requireSecondPerson } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { conflict, forbidden, forbiddenTransition, notFound, preconditionFailed } from "@/lib/kernel";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import {
  insertRuling,
  type ProposalRow,
  readJudges,
  readSubjectsOf,
  takeProposal,
  writeProposalState,
} from "../store/proposals";
import { readQuietWindow } from "../store/quiet-windows";
import { type ProposalView, RuleOnProposal, type SampleFinding } from "./contract";
import { evidenceVersionOf } from "./freeze";
import { scheduleBatch } from "./schedule-batch";
import { readFinding, readOne } from "./view";

/**
 * The second person's word on a proposal: an approval schedules its batch, of exactly what was frozen. Of what was done by breaking the
 * glass it is the review afterwards. What is no longer as it was frozen is void from then on.
 * @throws `forbidden` for its proposer, for a covert measure without the legal role, in a quiet window for anybody but its owner;
 * `conflict` for another hash; `forbidden_transition` for what is ruled on, withdrawn, void or expired; `precondition_failed` when the
 * blind sample holds an innocent
 */
export function ruleOnProposal(ctx: Context, input: RuleOnProposal): Promise<ProposalView> {
  const covert = ctx.actor.permissions.has("covert.approve") && !ctx.actor.permissions.has("measure.approve");
  const permission = covert ? "covert.approve" : "measure.approve";
  return runCommand(ctx, { permission, schema: RuleOnProposal, input }, async (scope) => {
    const {
      tx,
      input: { proposalId, ruling },
    } = scope;
    const proposal = await takeProposal(tx, proposalId);
    if (proposal === null) throw notFound("Proposal", proposalId);
    await requireRuler(scope, proposal);
    if (ruling === "approved" && !proposal.breakGlass && (await isStale(scope, proposal))) {
      await end(scope, proposal, "void", "What it froze is not so any more: propose it anew.");
      return readOne(tx, proposalId);
    }
    const finding = await readFinding(tx, proposal.sampleId);
    if (ruling === "approved") await requireClearSample(scope, proposal, finding);
    await keepRuling(scope, proposal, finding);
    return readOne(tx, proposalId);
  });
}

async function requireRuler({ tx, ctx, now, input }: CommandScope<RuleOnProposal>, proposal: ProposalRow) {
  requireSecondPerson(ctx.actor, proposal.proposedById);
  if (proposal.disclosure === "covert") requirePermission(ctx.actor, "covert.approve");
  else requirePermission(ctx.actor, "measure.approve");
  if (proposal.ruling !== null) throw conflict(`${proposal.ruling.ruledByName} has ruled on it already.`);
  if (!proposal.breakGlass && proposal.state !== "proposed") {
    throw forbiddenTransition(`The proposal is ${proposal.state}: there is nothing to rule on.`);
  }
  if (!proposal.breakGlass && proposal.expiresAt <= now) {
    throw forbiddenTransition("The proposal has expired: propose it anew.");
  }
  if (proposal.hash !== input.hash) {
    throw conflict("This is not the proposal that you looked at: look at it again, then rule on it.");
  }
  const quiet = await readQuietWindow(tx, proposal.campaignId, now);
  if (
    quiet !== null &&
    !proposal.breakGlass &&
    quiet.ownerId !== ctx.actor.id &&
    quiet.ownerId !== proposal.proposedById
  ) {
    throw forbidden(`${quiet.ownerName} asked for quiet until ${quiet.endsAt.toISOString()} and rules on it.`);
  }
}

/** Whether what the rules look at differs from what was frozen. */
async function isStale({ tx, ctx }: CommandScope<unknown>, proposal: ProposalRow): Promise<boolean> {
  const campaign = await readCampaignGround(tx, proposal.campaignId);
  const ids = [...new Set((await readSubjectsOf(tx, proposal.id)).map(({ accountId }) => accountId))];
  const members = await readSubjects(tx, ctx.warehouse, proposal.campaignId, ids);
  return evidenceVersionOf(campaign, members) !== proposal.evidenceVersion;
}

/** One innocent among those who were judged blind stops the whole; so does a word of its proposer that stands in the sample. */
async function requireClearSample({ tx }: CommandScope<unknown>, proposal: ProposalRow, finding: SampleFinding | null) {
  if (finding === null) return;
  if (finding.innocent > 0) {
    throw preconditionFailed(
      `${finding.innocent} of ${finding.judged} accounts judged blind are innocent: decline it, and look at what put them there.`,
    );
  }
  if ((await readJudges(tx, finding.sampleId)).has(proposal.proposedById)) {
    throw preconditionFailed(
      "Its proposer judged accounts of the sample: somebody else judges those anew, then approve it.",
    );
  }
}

async function keepRuling(scope: CommandScope<RuleOnProposal>, proposal: ProposalRow, finding: SampleFinding | null) {
  const {
    tx,
    ctx,
    now,
    input: { ruling, reason, hash },
  } = scope;
  await insertRuling(tx, {
    ...{
      proposalId: proposal.id,
      proposedById: proposal.proposedById,
      ruling,
      hash,
      reason,
      bound: finding?.bound ?? null,
    },
    ...{ ruledById: ctx.actor.id, ruledByName: ctx.actor.name, ruledAt: now },
  });
  let batchId: string | undefined;
  if (!proposal.breakGlass) {
    await writeProposalState(tx, proposal.id, ruling === "approved" ? "approved" : "rejected");
    if (ruling === "approved") batchId = await scheduleBatch(scope, proposal.id);
  }
  scope.record({
    action: proposal.breakGlass ? "measure.review" : ruling === "approved" ? "measure.approve" : "measure.decline",
    subject: { type: "proposal", id: proposal.id },
    detail: { ruling, reason, hash, batchId, accounts: proposal.accounts, bound: finding?.bound ?? "no estimate" },
    live: liveOf(proposal),
  });
}

async function end({ tx, record }: CommandScope<unknown>, proposal: ProposalRow, state: "void", reason: string) {
  await writeProposalState(tx, proposal.id, state, reason);
  record({
    action: `measure.${state}`,
    subject: { type: "proposal", id: proposal.id },
    detail: { reason },
    live: liveOf(proposal),
  });
}

const liveOf = ({ id, campaignId }: ProposalRow) => [
  { topic: "proposal", subjectId: id },
  { topic: "campaign", subjectId: campaignId },
];
