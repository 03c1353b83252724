"use client";
import { Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { AlikeExchange, Differences } from "@/lib/casefile/contract";
import { readDifferencesMutation } from "@/lib/queries/content";
import type { AlikeProps } from "./alike-button";

const shortestPurpose = 8;

interface DialogProps extends AlikeProps {
  other: AlikeExchange;
  onClose: () => void;
  onRead: (differences: Differences) => void;
}

/** Asks for campaign and purpose before the words of two exchanges are compared. */
export function DifferencesDialog({ accountId, exchangeId, campaigns, other, onClose, onRead }: DialogProps) {
  const [campaignId, setCampaignId] = useState<string | null>(campaigns[0]?.id ?? null);
  const [purpose, setPurpose] = useState("");
  const read = useMutation(readDifferencesMutation());
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Compare the words of two exchanges"
      confirmLabel="Compare"
      consequences={[
        "You will see what people wrote at both accounts; both have to be members of the campaign.",
        "Both reads are recorded in the audit with your name, the campaign and the purpose.",
      ]}
      canConfirm={campaignId !== null && isReason(purpose, shortestPurpose)}
      onConfirm={async () => {
        const { accountId: otherId, exchangeId: otherExchange } = other;
        onRead(
          await read.mutateAsync({
            one: { accountId, exchangeId },
            other: { accountId: otherId, exchangeId: otherExchange },
            campaignId: campaignId ?? "",
            purpose,
          }),
        );
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
        placeholder="e.g. check whether both prompts come from one script"
        least={shortestPurpose}
        value={purpose}
        onChange={setPurpose}
      />
    </ConfirmDialog>
  );
}
