"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { ConfigurationView } from "@/lib/detection/contract";
import { proposeLearnedMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";

interface ProposeLearnedProps {
  live: ConfigurationView;
  opened: boolean;
  onClose: () => void;
  onProposed: (number: number) => void;
}

export function ProposeLearnedDialog({ live, opened, onClose, onProposed }: ProposeLearnedProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const propose = useMutation(proposeLearnedMutation());
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Propose what decisions suggest"
      confirmLabel="Propose"
      consequences={[
        `A new version is proposed: the numbers of version ${live.number}, with the m of each family as suggested.`,
        "It names the decisions that it comes from. Nothing follows until somebody else puts it live.",
      ]}
      canConfirm={isReason(reason)}
      onConfirm={async () => {
        const { number } = await propose.mutateAsync({ basedOnId: live.id, reason });
        setReason("");
        await client.invalidateQueries({ queryKey: keys.configurations });
        onProposed(number);
      }}
    >
      <ReasonField value={reason} onChange={setReason} placeholder="For example: the decisions of this quarter." />
    </ConfirmDialog>
  );
}
