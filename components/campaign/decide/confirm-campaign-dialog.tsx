"use client";
import { Radio, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { verdicts } from "@/components/badges/meanings";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { useAdvance } from "@/components/review/use-next";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { ConfirmCampaign } from "@/lib/decisions/contract";
import { confirmCampaignMutation } from "@/lib/queries/decisions";
import { strongestAnswer } from "../decisions/decision-words";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { StrongestAgainst } from "./strongest-against";
import { sayRecorded, useDecision } from "./use-decision";

type DecidedVerdict = ConfirmCampaign["verdict"];
const choices = ["distillation", "relay", "shared_infrastructure", "evaluation"] as const satisfies DecidedVerdict[];

export interface CampaignDialogProps {
  campaign: CampaignView;
  gatewayConnected: boolean;
  opened: boolean;
  onClose: () => void;
}

/** Asks what the campaign is, why, and for an answer to the strongest innocent explanation. */
export function ConfirmCampaignDialog({ campaign, gatewayConnected, opened, onClose }: CampaignDialogProps) {
  const decision = useDecision(campaign, opened);
  const confirm = useMutation(confirmCampaignMutation());
  const [chosen, setChosen] = useState<DecidedVerdict | null>(null);
  const [reason, setReason] = useState("");
  const [innocentExplanation, setInnocentExplanation] = useState("");
  const { seen } = decision;
  const advance = useAdvance({ type: "campaign", id: campaign.id });
  const suggested = choices.find((choice) => choice === seen.suggestedVerdict) ?? null;
  const verdict = chosen ?? suggested;
  const onConfirm = async () => {
    if (verdict === null) return;
    const input = { campaignId: seen.id, verdict, reason, innocentExplanation };
    await decision.decide((version) => confirm.mutateAsync({ ...input, version }));
    setReason("");
    setInnocentExplanation("");
    sayRecorded(`${seen.codeName} confirmed as ${verdicts[verdict].label.toLowerCase()}`, gatewayConnected);
    advance();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Confirm ${seen.codeName}`}
      confirmLabel="Confirm campaign"
      size="lg"
      canConfirm={verdict !== null && isReason(reason) && isReason(innocentExplanation)}
      onConfirm={onConfirm}
    >
      <ChangedMeanwhile decision={decision} />
      <VerdictChoice value={verdict} suggested={suggested} onChange={setChosen} />
      <ReasonField
        value={reason}
        onChange={setReason}
        description="What convinced you. It becomes part of the record."
      />
      <StrongestAgainst terms={seen.terms} />
      <ReasonField
        label={strongestAnswer}
        description="Why it does not explain what these accounts do, or what remains open."
        value={innocentExplanation}
        onChange={setInnocentExplanation}
      />
    </ConfirmDialog>
  );
}

function VerdictChoice(props: {
  value: DecidedVerdict | null;
  suggested: DecidedVerdict | null;
  onChange: (verdict: DecidedVerdict) => void;
}) {
  return (
    <Radio.Group
      label="Verdict"
      required
      value={props.value}
      onChange={(value) => props.onChange(value as DecidedVerdict)}
    >
      <Stack gap={6} mt={6}>
        {choices.map((choice) => (
          <Radio
            key={choice}
            size="xs"
            value={choice}
            label={choice === props.suggested ? `${verdicts[choice].label} (suggested)` : verdicts[choice].label}
            description={verdicts[choice].meaning}
          />
        ))}
        {props.suggested === null && (
          <Text size="xs" c="dimmed">
            Detection could not determine what this is for; choose what the evidence shows.
          </Text>
        )}
      </Stack>
    </Radio.Group>
  );
}
