"use client";
import { Radio, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dispositions } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { useUndoDecision } from "@/components/undo/use-undo-decision";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { DecisionOutcome } from "@/lib/decisions/contract";
import { Disposition } from "@/lib/detection/contract";
import { setDispositionMutation } from "@/lib/queries/decisions";
import { ChangedMeanwhile } from "../decide/changed-meanwhile";
import { useDecision } from "../decide/use-decision";
import type { MemberSelection } from "./use-selection";

export interface MemberDialogProps {
  casefile: CampaignCasefile;
  selection: MemberSelection;
  opened: boolean;
  onClose: () => void;
  onOutcome: (outcome: DecisionOutcome) => void;
}

export function DispositionDialog({ casefile, selection, opened, onClose, onOutcome }: MemberDialogProps) {
  const decision = useDecision(casefile.campaign, opened);
  const send = useMutation(setDispositionMutation());
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const offerUndo = useUndoDecision();
  const accountIds = [...selection.ids];
  const what = accountIds.length === 1 ? (accountIds[0] ?? "") : `${formatCount(accountIds.length)} accounts`;
  const onConfirm = async (reason: string) => {
    if (disposition === null) return;
    const input = { campaignId: decision.seen.id, accountIds, disposition, reason };
    const outcome = await decision.decide((version) => send.mutateAsync({ ...input, version }));
    setDisposition(null);
    onOutcome(outcome);
    offerUndo(`${what} called ${dispositions[disposition].label.toLowerCase()}`, decision.seen.id, outcome);
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`What are ${what} in ${decision.seen.codeName}?`}
      confirmLabel="Set disposition"
      canConfirm={disposition !== null && accountIds.length > 0}
      onConfirm={onConfirm}
    >
      <ChangedMeanwhile decision={decision} />
      <DispositionChoice value={disposition} onChange={setDisposition} />
    </ReasonDialog>
  );
}

interface DispositionChoiceProps {
  value: Disposition | null;
  onChange: (disposition: Disposition) => void;
}

/** Every disposition with what it means. */
export const DispositionChoice = ({ value, onChange }: DispositionChoiceProps) => (
  <Radio.Group label="Disposition" required value={value} onChange={(next) => onChange(next as Disposition)}>
    <Stack gap={6} mt={6}>
      {Disposition.options.map((option) => (
        <Radio
          key={option}
          size="xs"
          value={option}
          label={dispositions[option].label}
          description={dispositions[option].meaning}
        />
      ))}
    </Stack>
  </Radio.Group>
);
