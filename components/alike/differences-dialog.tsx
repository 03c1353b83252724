"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CampaignAndPurpose, isSaid, type ReadFor } from "@/components/content/campaign-and-purpose";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { AlikeExchange, Differences } from "@/lib/casefile/contract";
import { readDifferencesMutation } from "@/lib/queries/content";
import type { AlikeProps } from "./alike-drawer";

interface DialogProps extends AlikeProps {
  other: AlikeExchange;
  onClose: () => void;
  onRead: (differences: Differences) => void;
}

/** Asks for campaign and purpose before the words of two exchanges are compared. */
export function DifferencesDialog({ accountId, exchangeId, campaigns, other, onClose, onRead }: DialogProps) {
  const [readFor, setReadFor] = useState<ReadFor>({ campaignId: campaigns[0]?.id ?? null, purpose: "" });
  const { campaignId, purpose } = readFor;
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
      canConfirm={isSaid(readFor)}
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
      <CampaignAndPurpose
        campaigns={campaigns}
        value={readFor}
        onChange={setReadFor}
        placeholder="e.g. check whether both prompts come from one script"
      />
    </ConfirmDialog>
  );
}
