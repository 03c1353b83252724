"use client";
import { useMutation } from "@tanstack/react-query";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
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
  const onConfirm = async (reason: string) => {
    await withdraw.mutateAsync({ proposalId: proposal.id, reason });
    await refresh();
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title="Withdraw the proposal"
      confirmLabel="Withdraw"
      consequences={["Nobody can approve it any more. It stays on record, and can be proposed anew."]}
      onConfirm={onConfirm}
    />
  );
}
