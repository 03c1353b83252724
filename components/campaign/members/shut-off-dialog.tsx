"use client";
import { Radio, SegmentedControl, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { Policy, policies } from "@/lib/decisions/contract";
import { takeMeasureMutation } from "@/lib/queries/decisions";
import { ChangedMeanwhile } from "../decide/changed-meanwhile";
import { useDecision } from "../decide/use-decision";
import type { MemberDialogProps } from "./disposition-dialog";
import { foresee, type Measure, type Target } from "./foresee";
import { Foreseen } from "./foreseen";

export const measureWords: Record<Measure, { title: string; confirm: string; consequence: string }> = {
  ban: { title: "Ban", confirm: "Ban", consequence: "Every request of these accounts is to be refused." },
  revoke_key: {
    title: "Revoke the keys of",
    confirm: "Revoke keys",
    consequence: "Their present keys become useless; the accounts stand, and their owners are to be told.",
  },
};

/** Asks for policy and reason of a ban or a revocation, and says beforehand what the rules will refuse. */
export function ShutOffDialog({
  measure,
  casefile,
  selection,
  opened,
  onClose,
  onOutcome,
}: MemberDialogProps & { measure: Measure }) {
  const decision = useDecision(casefile.campaign, opened);
  const take = useMutation(takeMeasureMutation());
  const [whole, setWhole] = useState(false);
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [reason, setReason] = useState("");
  const { seen } = decision;
  const isCore = whole || selection.ids.size === 0;
  const target: Target = isCore ? { kind: "core" } : { kind: "selection", rows: selection.rows };
  const onConfirm = async () => {
    if (policy === null) return;
    const chosen = isCore ? ("core" as const) : [...selection.ids];
    const input = { kind: measure, campaignId: seen.id, target: chosen, policy, reason };
    const outcome = await decision.decide((version) => take.mutateAsync({ ...input, version }));
    setReason("");
    setPolicy(null);
    onOutcome(outcome);
  };
  const whom = isCore ? "the core" : `${formatCount(selection.ids.size)} selected`;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${measureWords[measure].title} ${whom} of ${seen.codeName}`}
      confirmLabel={measureWords[measure].confirm}
      isDangerous
      isFinal
      size="lg"
      consequences={[
        measureWords[measure].consequence,
        casefile.gatewayConnected
          ? "It is sent to the gateway."
          : "Recorded; no gateway is connected, so no request is refused yet.",
      ]}
      canConfirm={policy !== null && isReason(reason)}
      onConfirm={onConfirm}
    >
      <ChangedMeanwhile decision={decision} />
      <TargetChoice selected={selection.ids.size} core={seen.coreAccounts} isCore={isCore} onChange={setWhole} />
      <Foreseen foresight={foresee(measure, target, seen)} isCore={isCore} />
      <PolicyChoice value={policy} onChange={setPolicy} />
      <ReasonField
        value={reason}
        onChange={setReason}
        description="For the record; the owner is told the policy, never the signals."
      />
    </ConfirmDialog>
  );
}

interface TargetChoiceProps {
  selected: number;
  core: number;
  isCore: boolean;
  onChange: (isCore: boolean) => void;
}

function TargetChoice({ selected, core, isCore, onChange }: TargetChoiceProps) {
  if (selected === 0) return null;
  return (
    <SegmentedControl
      aria-label="Whom"
      data={[
        { value: "selection", label: `Selected (${formatCount(selected)})` },
        { value: "core", label: `Whole core (${formatCount(core)})` },
      ]}
      value={isCore ? "core" : "selection"}
      onChange={(value) => onChange(value === "core")}
    />
  );
}

export const PolicyChoice = ({ value, onChange }: { value: Policy | null; onChange: (policy: Policy) => void }) => (
  <Radio.Group label="Policy" required value={value} onChange={(policy) => onChange(policy as Policy)}>
    <Stack gap={6} mt={6}>
      {Policy.options.map((policy) => (
        <Radio key={policy} size="xs" value={policy} label={policies[policy]} />
      ))}
    </Stack>
  </Radio.Group>
);
