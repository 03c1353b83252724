"use client";
import { NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { CampaignView } from "@/lib/campaigns/contract";
import { keys } from "@/lib/queries/keys";
import { endQuietWindowMutation, openQuietWindowMutation } from "@/lib/queries/measures";
import { actWords } from "../act-words";

interface Opened {
  opened: boolean;
  onClose: () => void;
}

const mostHours = 30 * 24;

export function OpenQuietDialog({ campaign, opened, onClose }: Opened & { campaign: CampaignView }) {
  const client = useQueryClient();
  const open = useMutation(openQuietWindowMutation());
  const [hours, setHours] = useState<number | "">(24);
  const onConfirm = async (reason: string) => {
    await open.mutateAsync({ campaignId: campaign.id, hours: Number(hours), reason });
    await client.invalidateQueries({ queryKey: keys.campaign(campaign.id) });
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`${actWords.quiet} around ${campaign.codeName}`}
      confirmLabel={actWords.quiet}
      consequences={[
        "Until it ends, every measure on this campaign is proposed, and you rule on it.",
        "Only you end it early.",
      ]}
      canConfirm={hours !== "" && hours >= 1}
      onConfirm={onConfirm}
      placeholder="For example: legal prepares a filing, and acting now would warn them."
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
    </ReasonDialog>
  );
}

export function EndQuietDialog({ campaignId, opened, onClose }: Opened & { campaignId: string }) {
  const client = useQueryClient();
  const end = useMutation(endQuietWindowMutation());
  const onConfirm = async (reason: string) => {
    await end.mutateAsync({ campaignId, reason });
    await client.invalidateQueries({ queryKey: keys.campaign(campaignId) });
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title="End the quiet window"
      confirmLabel="End it"
      consequences={["From now on, measures within the blast radius are taken by one person again."]}
      onConfirm={onConfirm}
    />
  );
}
