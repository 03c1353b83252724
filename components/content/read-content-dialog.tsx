"use client";
import { Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { readContentMutation } from "@/lib/queries/content";
import { asProblem } from "@/lib/queries/problem";
import type { ExchangeContent } from "@/lib/traffic/contract";
import type { ReadContentProps } from "./read-content-button";

const shortestPurpose = 8;

interface DialogProps extends ReadContentProps {
  opened: boolean;
  onClose: () => void;
  onRead: (content: ExchangeContent[]) => void;
}

/** Asks for campaign and purpose before people's words are shown. */
export function ReadContentDialog({ accountId, exchangeIds, campaigns, opened, onClose, onRead }: DialogProps) {
  const [campaignId, setCampaignId] = useState<string | null>(campaigns[0]?.id ?? null);
  const [purpose, setPurpose] = useState("");
  const read = useMutation(readContentMutation());
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Read ${exchangeIds.length} ${exchangeIds.length === 1 ? "exchange" : "exchanges"}`}
      confirmLabel="Read"
      consequences={[
        "You will see what people wrote and what the model answered.",
        "This is recorded in the audit with your name, the campaign and the purpose.",
      ]}
      canConfirm={campaignId !== null && isReason(purpose, shortestPurpose)}
      onConfirm={async () => {
        onRead(await read.mutateAsync({ accountId, exchangeIds, campaignId: campaignId ?? "", purpose }));
      }}
    >
      <Select
        label="Campaign"
        required
        data={campaigns.map(({ id, codeName }) => ({ value: id, label: codeName }))}
        value={campaignId}
        onChange={setCampaignId}
        allowDeselect={false}
      />
      <ReasonField
        label="Purpose"
        placeholder="e.g. check whether the prompts follow one template"
        least={shortestPurpose}
        value={purpose}
        onChange={setPurpose}
        error={read.error === null ? undefined : asProblem(read.error).fieldMessage("purpose")}
      />
    </ConfirmDialog>
  );
}
