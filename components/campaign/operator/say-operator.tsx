"use client";
import { Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { CampaignView } from "@/lib/campaigns/contract";
import { keys } from "@/lib/queries/keys";
import { addCampaignMutation, makeOperatorMutation, operatorsQuery } from "@/lib/queries/operators";

const another = "new";

/** Says whose hands run a campaign: a new operator's, or one's that has others already. */
export function SayOperatorButton({ campaign }: { campaign: CampaignView }) {
  const [isAsking, asking] = useDisclosure(false);
  const [operatorId, setOperatorId] = useState(another);
  const client = useQueryClient();
  const known = useQuery({ ...operatorsQuery(), enabled: isAsking });
  const make = useMutation(makeOperatorMutation());
  const add = useMutation(addCampaignMutation());
  const onConfirm = async (reason: string) => {
    const said = { campaignId: campaign.id, reason };
    await (operatorId === another ? make.mutateAsync(said) : add.mutateAsync({ ...said, operatorId }));
    await client.invalidateQueries({ queryKey: keys.operators });
  };
  const options = (known.data?.rows ?? []).map(({ id, codeName, campaigns }) => ({
    value: id,
    label: `${codeName} (${campaigns === 1 ? "1 campaign" : `${campaigns} campaigns`})`,
  }));
  return (
    <>
      <Button onClick={asking.open}>Say whose it is</Button>
      <ReasonDialog
        opened={isAsking}
        onClose={asking.close}
        title={`Whose hands run ${campaign.codeName}`}
        confirmLabel="Say so"
        consequences={[
          "Campaigns of one operator stand side by side. No verdict, decision or disposition changes.",
          "The code name says nothing about who they are; nor should the reason.",
        ]}
        label="Why the same hands"
        placeholder="e.g. the same cards, one wrapper, and the second began within an hour of the ban"
        onConfirm={onConfirm}
      >
        <Select
          label="Operator"
          required
          allowDeselect={false}
          searchable
          data={[{ value: another, label: "A new one, under a new code name" }, ...options]}
          value={operatorId}
          onChange={(id) => setOperatorId(id ?? another)}
        />
      </ReasonDialog>
    </>
  );
}
