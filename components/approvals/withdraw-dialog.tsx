"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { ProposalView } from "@/lib/decisions/contract";
import { withdrawProposalMutation } from "@/lib/queries/proposals";
import { useStaleProposal } from "./use-stale-proposal";

interface WithdrawDialogProps {
  proposal: ProposalView;
  opened: boolean;
  onClose: () => void;
}

export function WithdrawDialog({ proposal, opened, onClose }: WithdrawDialogProps) {
  const withdraw = useMutation(withdrawProposalMutation());
  const refresh = useStaleProposal(proposal);
  const [reason, setReason] = useState("");
  const onConfirm = async () => {
    await withdraw.mutateAsync({ proposalId: proposal.id, reason });
    setReason("");
    await refresh();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Withdraw the proposal"
      confirmLabel="Withdraw"
      consequences={["Nobody can approve it any more. It stays on record, and can be proposed anew."]}
      canConfirm={isReason(reason)}
      onConfirm={onConfirm}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
