"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { ProposalView } from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";

/** Has everything asked for anew that a word on a proposal may have changed. */
export function useStaleProposal({ id, campaignId }: ProposalView): () => Promise<unknown> {
  const client = useQueryClient();
  const stale = [keys.proposals, keys.proposal(id), keys.actBatches, keys.campaign(campaignId)];
  return () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
}
