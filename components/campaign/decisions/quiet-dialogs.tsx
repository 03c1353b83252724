"use client";
import { NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { CampaignView } from "@/lib/campaigns/contract";
import { keys } from "@/lib/queries/keys";
import { endQuietWindowMutation, openQuietWindowMutation } from "@/lib/queries/measures";

interface Opened {
  opened: boolean;
  onClose: () => void;
}

const mostHours = 30 * 24;

export function OpenQuietDialog({ campaign, opened, onClose }: Opened & { campaign: CampaignView }) {
  const client = useQueryClient();
  const open = useMutation(openQuietWindowMutation());
  const [hours, setHours] = useState<number | "">(24);
  const [reason, setReason] = useState("");
  const onConfirm = async () => {
    await open.mutateAsync({ campaignId: campaign.id, hours: Number(hours), reason });
    setReason("");
    await client.invalidateQueries({ queryKey: keys.campaign(campaign.id) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Ask for quiet around ${campaign.codeName}`}
      confirmLabel="Ask for quiet"
      consequences={[
        "Until it ends, every measure on this campaign is proposed, and you rule on it.",
        "Only you end it early.",
      ]}
      canConfirm={isReason(reason) && hours !== "" && hours >= 1}
      onConfirm={onConfirm}
    >
      <NumberInput
        label="For"
        suffix=" hours"
        min={1}
        max={mostHours}
        allowDecimal={false}
        value={hours}
        onChange={(typed) => setHours(typed === "" ? "" : Number(typed))}
      />
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder="For example: legal prepares a filing, and acting now would warn them."
      />
    </ConfirmDialog>
  );
}

export function EndQuietDialog({ campaignId, opened, onClose }: Opened & { campaignId: string }) {
  const client = useQueryClient();
  const end = useMutation(endQuietWindowMutation());
  const [reason, setReason] = useState("");
  const onConfirm = async () => {
    await end.mutateAsync({ campaignId, reason });
    setReason("");
    await client.invalidateQueries({ queryKey: keys.campaign(campaignId) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="End the quiet window"
      confirmLabel="End it"
      consequences={["From now on, measures within the blast radius are taken by one person again."]}
      canConfirm={isReason(reason)}
      onConfirm={onConfirm}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
