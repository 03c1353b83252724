import type { CommandScope } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { BatchPlan } from "../batches/contract";
import { planItems } from "../batches/plan";
import { insertBatch } from "../store/batches";
import { readProposal, readSubjectsOf } from "../store/proposals";

/** Makes the batch that carries a proposal out, in its proposer's name. Returns its id. */
export async function scheduleBatch({ tx, now }: CommandScope<unknown>, proposalId: string): Promise<string> {
  const proposal = await readProposal(tx, proposalId);
  if (proposal === null) throw notFound("Proposal", proposalId);
  const plan = BatchPlan.parse(proposal.plan);
  const id = newId();
  const { policy, parameters, reason, disclosure, holdsHours } = proposal;
  const shared = { policy, parameters, reason, disclosure, holdsHours };
  await insertBatch(
    tx,
    {
      ...{ id, campaignId: proposal.campaignId, kind: proposal.kind, subject: proposal.subject, proposalId, shared },
      ...{ plan, snapshotHash: proposal.snapshotHash, state: "scheduled", accounts: proposal.accounts, createdAt: now },
      ...{ createdByType: "user", createdById: proposal.proposedById, createdByName: proposal.proposedByName },
    },
    planItems(await readSubjectsOf(tx, proposalId), plan, id, now).map(({ subject, ...item }) => ({
      ...item,
      ...{ accountId: subject.accountId, part: subject.part },
    })),
  );
  return id;
}
