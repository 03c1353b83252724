"use client";
import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { type Tlp, tlpLevels } from "@/lib/indicators/contract";
import { markCampaignMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";
import { markings } from "../tlp";

interface Props {
  campaignId: string;
  present: Tlp;
  opened: boolean;
  onClose: () => void;
}

/** Says how closed a campaign is to be kept. */
export function MarkDialog({ campaignId, present, opened, onClose }: Props) {
  const client = useQueryClient();
  const [tlp, setTlp] = useState<Tlp>(present);
  const [reason, setReason] = useState("");
  const mark = useMutation({
    ...markCampaignMutation(),
    onSuccess: () => {
      setReason("");
      return client.invalidateQueries({ queryKey: keys.campaign(campaignId) });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Mark the campaign"
      confirmLabel="Mark"
      consequences={["No bundle of it leaves under a more open marking, whoever it is for."]}
      canConfirm={isReason(reason)}
      onConfirm={() => mark.mutateAsync({ campaignId, tlp, reason })}
    >
      <Select
        label="Marking (TLP 2.0)"
        allowDeselect={false}
        data={tlpLevels.map((level) => ({ value: level, label: markings[level].label }))}
        value={tlp}
        onChange={(level) => setTlp((level ?? present) as Tlp)}
      />
      <ReasonField value={reason} onChange={setReason} placeholder="Under what you received what it rests on." />
    </ConfirmDialog>
  );
}
