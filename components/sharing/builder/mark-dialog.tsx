"use client";
import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
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
  const mark = useMutation({
    ...markCampaignMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaign(campaignId) }),
  });
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title="Mark the campaign"
      confirmLabel="Mark"
      consequences={["No bundle of it leaves under a more open marking, whoever it is for."]}
      placeholder="Under what you received what it rests on."
      onConfirm={(reason) => mark.mutateAsync({ campaignId, tlp, reason })}
    >
      <Select
        label="Marking (TLP 2.0)"
        allowDeselect={false}
        data={tlpLevels.map((level) => ({ value: level, label: markings[level].label }))}
        value={tlp}
        onChange={(level) => setTlp((level ?? present) as Tlp)}
      />
    </ReasonDialog>
  );
}
