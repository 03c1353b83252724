import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type BreakGlass,
  EvidenceSnapshotView,
  ProposalDifference,
  type ProposalQuery,
  ProposalView,
  type ProposeMeasure,
  type RuleOnProposal,
  type WithdrawProposal,
} from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** Measures that were put before a second person, the newest first. */
export const proposalsQuery = (query: ProposalQuery = {}) =>
  queryOptions({
    queryKey: [...keys.proposals, query],
    queryFn: ({ signal }) => readJson(z.array(ProposalView), urlWith("/api/proposals", query), { signal }),
  });

const WholeProposal = z.object({
  proposal: ProposalView,
  /** Whom it froze; the part is empty for whole accounts. */
  subjects: z.array(z.object({ accountId: z.string(), part: z.string() })),
  difference: ProposalDifference.nullable(),
});
export type WholeProposal = z.infer<typeof WholeProposal>;

/** One proposal with whom it froze. */
export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: keys.proposal(id),
    queryFn: ({ signal }) => readJson(WholeProposal, path`/api/proposals/${id}`, { signal }),
  });

/** The evidence that it rests on, as it was; it never changes. */
export const proposalSnapshotQuery = (id: string) =>
  queryOptions({
    queryKey: ["snapshot", "proposal", id],
    queryFn: ({ signal }) => readJson(EvidenceSnapshotView, path`/api/proposals/${id}/snapshot`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const proposeMeasureMutation = () =>
  mutationOptions({
    mutationKey: ["proposal", "propose"],
    mutationFn: (input: ProposeMeasure) => sendJson(ProposalView, "/api/proposals", input),
  });

/** Carries a measure out at once, without a second person. */
export const breakGlassMutation = () =>
  mutationOptions({
    mutationKey: ["proposal", "break-glass"],
    mutationFn: (input: BreakGlass) => sendJson(ProposalView, "/api/break-glass", input),
  });

/** Draws accounts of it to be judged blind, once. */
export const drawProposalSampleMutation = () =>
  mutationOptions({
    mutationKey: ["proposal", "sample"],
    mutationFn: (proposalId: string) => sendJson(ProposalView, path`/api/proposals/${proposalId}/sample`),
  });

export const ruleOnProposalMutation = () =>
  mutationOptions({
    mutationKey: ["proposal", "rule"],
    mutationFn: ({ proposalId, ...input }: RuleOnProposal) =>
      sendJson(ProposalView, path`/api/proposals/${proposalId}/ruling`, input),
  });

export const withdrawProposalMutation = () =>
  mutationOptions({
    mutationKey: ["proposal", "withdraw"],
    mutationFn: ({ proposalId, ...input }: WithdrawProposal) =>
      sendJson(z.undefined(), path`/api/proposals/${proposalId}/withdrawal`, input),
  });
