import { type Context, runCommand } from "@/lib/command";
import { forbidden, forbiddenTransition, notFound } from "@/lib/kernel";
import { takeProposal, writeProposalState } from "../store/proposals";
import { WithdrawProposal } from "./contract";

/** Takes a proposal of one's own back before anybody ruled on it. Throws `forbidden`, `forbidden_transition`. */
export function withdrawProposal(ctx: Context, input: WithdrawProposal): Promise<void> {
  const command = { permission: "account.restrict", schema: WithdrawProposal, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { proposalId, reason }, record }) => {
    const proposal = await takeProposal(tx, proposalId);
    if (proposal === null) throw notFound("Proposal", proposalId);
    if (proposal.proposedById !== ctx.actor.id)
      throw forbidden(`${proposal.proposedByName} proposed it and withdraws it.`);
    if (proposal.state !== "proposed" || proposal.breakGlass) {
      throw forbiddenTransition(
        `The proposal is ${proposal.breakGlass ? "carried out" : proposal.state}: it is too late to withdraw it.`,
      );
    }
    await writeProposalState(tx, proposalId, "withdrawn", reason);
    record({ action: "measure.withdraw", subject: { type: "proposal", id: proposalId }, detail: { reason } });
  });
}
