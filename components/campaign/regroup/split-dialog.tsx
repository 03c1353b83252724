"use client";
import { Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { CampaignView } from "@/lib/campaigns/contract";
import { fewestAccounts } from "@/lib/decisions/contract";
import { asProblem } from "@/lib/queries/problem";
import { foreseenSplitQuery, splitCampaignMutation } from "@/lib/queries/regroupings";
import { actWords } from "../act-words";
import { SetOfCampaign } from "./set-of-campaign";
import { SplitPreview } from "./split-preview";
import { useRegrouped } from "./use-regrouped";

interface SplitDialogProps {
  campaign: CampaignView;
  /** Whom the person has selected; a set is chosen when nobody is. */
  accountIds?: readonly string[];
  opened: boolean;
  onClose: () => void;
}

/** Asks which accounts are something else, and shows what a split would make of both. */
export function SplitDialog({ campaign, accountIds, opened, onClose }: SplitDialogProps) {
  const [ofSet, setOfSet] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const split = useMutation(splitCampaignMutation());
  const onRegrouped = useRegrouped(campaign.id);
  const asked = { campaignId: campaign.id, accountIds: [...(accountIds ?? ofSet)] };
  const preview = foreseenSplitQuery(asked);
  const foreseen = useQuery({ ...preview, enabled: opened && asked.accountIds.length > 0 });
  const seen = asked.accountIds.length === 0 ? undefined : foreseen.data;
  const isSplit = seen !== undefined && Math.min(seen.given, seen.left) >= fewestAccounts && seen.strangerCount === 0;
  const onConfirm = async (reason: string) => {
    if (seen === undefined) return;
    try {
      const { regrouping } = await split.mutateAsync({ ...asked, version: seen.version, reason });
      setOfSet([]);
      await onRegrouped(regrouping);
    } catch (error) {
      if (asProblem(error).status === 409) await client.invalidateQueries({ queryKey: preview.queryKey });
      throw error;
    }
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`${actWords.split} ${campaign.codeName}`}
      confirmLabel={seen === undefined ? "Split off" : `Split off ${formatCount(seen.given)} accounts`}
      canConfirm={isSplit && !foreseen.isFetching}
      onConfirm={onConfirm}
      placeholder="What sets these accounts apart from the rest."
    >
      {accountIds === undefined && <SetOfCampaign campaign={campaign} opened={opened} onChange={setOfSet} />}
      {foreseen.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {asProblem(foreseen.error).message}
        </Text>
      )}
      {seen !== undefined && <SplitPreview campaign={campaign} foreseen={seen} />}
    </ReasonDialog>
  );
}
