"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { readContentMutation } from "@/lib/queries/content";
import { asProblem } from "@/lib/queries/problem";
import type { ExchangeContent } from "@/lib/traffic/contract";
import { CampaignAndPurpose, isSaid, type ReadFor } from "./campaign-and-purpose";
import type { ReadContentProps } from "./read-content-button";
import { consequencesOfReading } from "./words";

interface DialogProps extends ReadContentProps {
  opened: boolean;
  onClose: () => void;
  onRead: (content: ExchangeContent[]) => void;
}

/** Asks for campaign and purpose before people's words are shown. */
export function ReadContentDialog({ accountId, exchangeIds, campaigns, opened, onClose, onRead }: DialogProps) {
  const [readFor, setReadFor] = useState<ReadFor>({ campaignId: campaigns[0]?.id ?? null, purpose: "" });
  const { campaignId, purpose } = readFor;
  const read = useMutation(readContentMutation());
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Read ${exchangeIds.length} ${exchangeIds.length === 1 ? "exchange" : "exchanges"}`}
      confirmLabel="Read"
      consequences={consequencesOfReading("campaign")}
      canConfirm={isSaid(readFor)}
      onConfirm={async () => {
        onRead(await read.mutateAsync({ accountId, exchangeIds, campaignId: campaignId ?? "", purpose }));
      }}
    >
      <CampaignAndPurpose
        campaigns={campaigns}
        value={readFor}
        onChange={setReadFor}
        placeholder="e.g. check whether the prompts follow one template"
        error={read.error === null ? undefined : asProblem(read.error).fieldMessage("purpose")}
      />
    </ConfirmDialog>
  );
}
