"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { ConfigurationView } from "@/lib/detection/contract";
import { proposeLearnedMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";

export const proposeLearned = "Propose what decisions suggest";

interface ProposeLearnedProps {
  live: ConfigurationView;
  opened: boolean;
  onClose: () => void;
  onProposed: (number: number) => void;
}

export function ProposeLearnedDialog({ live, opened, onClose, onProposed }: ProposeLearnedProps) {
  const client = useQueryClient();
  const propose = useMutation(proposeLearnedMutation());
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={proposeLearned}
      confirmLabel="Propose"
      consequences={[
        `A new version is proposed: the numbers of version ${live.number}, with the m of each family as suggested.`,
        "It names the decisions that it comes from. Nothing follows until somebody else puts it live.",
      ]}
      placeholder="For example: the decisions of this quarter."
      onConfirm={async (reason) => {
        const { number } = await propose.mutateAsync({ basedOnId: live.id, reason });
        await client.invalidateQueries({ queryKey: keys.configurations });
        onProposed(number);
      }}
    />
  );
}
