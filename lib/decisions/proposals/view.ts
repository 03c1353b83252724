import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import { BatchPlan } from "../batches/contract";
import { MeasureKind, Policy } from "../kinds";
import { RecommendationView } from "../policies/contract";
import { readCodeNames } from "../store/batches";
import { type ProposalRow, readProposal, readSampleLabels } from "../store/proposals";
import type { ProposalView, SampleFinding } from "./contract";
import { findingOf } from "./finding";

export async function readFinding(db: Database, sampleId: string | null): Promise<SampleFinding | null> {
  if (sampleId === null) return null;
  const { drawn, labels } = await readSampleLabels(db, sampleId);
  return findingOf(sampleId, drawn, labels);
}

export async function viewProposals(db: Database, rows: readonly ProposalRow[]): Promise<ProposalView[]> {
  const names = await readCodeNames(
    db,
    rows.map(({ campaignId }) => campaignId),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, campaignId: row.campaignId, campaign: names.get(row.campaignId) ?? "" },
      ...{ kind: MeasureKind.parse(row.kind), of: row.subject, policy: Policy.parse(row.policy) },
      parameters: row.parameters as Record<string, unknown> | null,
      ...{ holdsHours: row.holdsHours, disclosure: row.disclosure, ground: row.ground, reason: row.reason },
      ...{ accounts: row.accounts, excluded: row.excluded as ProposalView["excluded"], hash: row.hash },
      ...{ snapshotHash: row.snapshotHash, plan: BatchPlan.parse(row.plan), previousId: row.previousId },
      recommended: RecommendationView.nullable().catch(null).parse(row.recommended),
      ...{ breakGlass: row.breakGlass, state: row.state, endReason: row.endReason },
      sample: await readFinding(db, row.sampleId),
      proposedBy: { id: row.proposedById, name: row.proposedByName },
      ...{ proposedAt: row.proposedAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
      ruling: row.ruling && {
        ...{
          ruling: row.ruling.ruling,
          reason: row.ruling.reason,
          bound: row.ruling.bound,
          by: row.ruling.ruledByName,
        },
        at: row.ruling.ruledAt.toISOString(),
      },
      batchId: row.batches[0]?.id ?? null,
    })),
  );
}

/** One proposal as people read it. Throws `not_found`. */
export async function readOne(db: Database, id: string): Promise<ProposalView> {
  const row = await readProposal(db, id);
  const [view] = row === null ? [] : await viewProposals(db, [row]);
  if (view === undefined) throw notFound("Proposal", id);
  return view;
}
