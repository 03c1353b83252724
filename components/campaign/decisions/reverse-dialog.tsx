"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { reasonHints } from "@/components/feedback/reason-hints";
import type { DecisionView } from "@/lib/decisions/contract";
import { reverseDecisionMutation } from "@/lib/queries/decisions";
import { refresh } from "../decide/use-decision";

interface ReverseDialogProps {
  /** What is to be taken back, for people. */
  what: string;
  /** Decisions that still stand. */
  decisions: DecisionView[];
  campaignId: string;
  onClose: () => void;
}

/** Takes decisions back, one after the other; at the first refusal it stops, and what was taken back until then stays so. */
export function ReverseDialog({ what, decisions, campaignId, onClose }: ReverseDialogProps) {
  const client = useQueryClient();
  const reverse = useMutation(reverseDecisionMutation());
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const onConfirm = async (reason: string) => {
    for (const { id } of decisions.filter((decision) => !done.has(decision.id))) {
      const outcome = await reverse.mutateAsync({ decisionId: id, reason });
      setDone((before) => new Set([...before, id]));
      await refresh(client, campaignId, outcome);
    }
  };
  const many = decisions.length > 1 ? ` (${formatCount(decisions.length)} decisions)` : "";
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title="Take back a decision"
      confirmLabel={done.size > 0 ? `Reverse the other ${decisions.length - done.size}` : "Reverse"}
      consequences={[
        `To be taken back: ${what}${many}.`,
        "What it asked of the gateway is asked back. Decision and reversal both stay on record.",
        ...(done.size > 0
          ? [`${formatCount(done.size)} of ${formatCount(decisions.length)} are taken back already.`]
          : []),
      ]}
      onConfirm={onConfirm}
      placeholder={reasonHints.reversal}
    />
  );
}
