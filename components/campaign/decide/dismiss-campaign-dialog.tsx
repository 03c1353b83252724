"use client";
import { Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { verdicts } from "@/components/badges/meanings";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { useAdvance } from "@/components/review/use-next";
import { useUndoDecision } from "@/components/undo/use-undo-decision";
import type { Verdict } from "@/lib/detection/contract";
import { dismissCampaignMutation } from "@/lib/queries/decisions";
import { ChangedMeanwhile } from "./changed-meanwhile";
import type { CampaignDialogProps } from "./confirm-campaign-dialog";
import { useDecision } from "./use-decision";

/** What a group that is not a campaign turned out to be. */
const innocent: Verdict[] = ["shared_infrastructure", "evaluation", "undetermined"];
const options = innocent.map((value) => ({ value, label: verdicts[value].label }));

export function DismissCampaignDialog({ campaign, opened, onClose }: CampaignDialogProps) {
  const decision = useDecision(campaign, opened);
  const dismiss = useMutation(dismissCampaignMutation());
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const offerUndo = useUndoDecision();
  const { seen } = decision;
  const advance = useAdvance({ type: "campaign", id: campaign.id });
  const onConfirm = async (reason: string) => {
    const input = { campaignId: seen.id, verdict: verdict ?? undefined, reason };
    const outcome = await decision.decide((version) => dismiss.mutateAsync({ ...input, version }));
    setVerdict(null);
    offerUndo(`${seen.codeName} dismissed`, seen.id, outcome);
    advance();
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Dismiss ${seen.codeName}`}
      confirmLabel="Dismiss campaign"
      consequences={[
        "It leaves the list of campaigns that wait for a decision.",
        "The same evidence never opens it again; only newer evidence of 4 nats or more does.",
      ]}
      placeholder="For example: one company behind a single egress."
      onConfirm={onConfirm}
    >
      <ChangedMeanwhile decision={decision} />
      <Select
        label="What it is instead"
        placeholder="Leave open"
        clearable
        data={options}
        value={verdict}
        onChange={(value) => setVerdict(value as Verdict | null)}
      />
    </ReasonDialog>
  );
}
