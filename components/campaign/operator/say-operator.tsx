"use client";
import { Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { CampaignView } from "@/lib/campaigns/contract";
import { keys } from "@/lib/queries/keys";
import { addCampaignMutation, makeOperatorMutation, operatorsQuery } from "@/lib/queries/operators";

const another = "new";

/** Says whose hands run a campaign: a new operator's, or one's that has others already. */
export function SayOperatorButton({ campaign }: { campaign: CampaignView }) {
  const [isAsking, asking] = useDisclosure(false);
  const [operatorId, setOperatorId] = useState(another);
  const [reason, setReason] = useState("");
  const client = useQueryClient();
  const known = useQuery({ ...operatorsQuery(), enabled: isAsking });
  const make = useMutation(makeOperatorMutation());
  const add = useMutation(addCampaignMutation());
  const onConfirm = async () => {
    const said = { campaignId: campaign.id, reason };
    await (operatorId === another ? make.mutateAsync(said) : add.mutateAsync({ ...said, operatorId }));
    setReason("");
    await client.invalidateQueries({ queryKey: keys.operators });
  };
  const options = (known.data?.rows ?? []).map(({ id, codeName, campaigns }) => ({
    value: id,
    label: `${codeName} (${campaigns === 1 ? "1 campaign" : `${campaigns} campaigns`})`,
  }));
  return (
    <>
      <Button onClick={asking.open}>Say whose it is</Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={`Whose hands run ${campaign.codeName}`}
        confirmLabel="Say so"
        consequences={[
          "Campaigns of one operator stand side by side. No verdict, decision or disposition changes.",
          "The code name says nothing about who they are; nor should the reason.",
        ]}
        canConfirm={isReason(reason)}
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
        <ReasonField
          label="Why the same hands"
          placeholder="e.g. the same cards, one wrapper, and the second began within an hour of the ban"
          value={reason}
          onChange={setReason}
        />
      </ConfirmDialog>
    </>
  );
}
