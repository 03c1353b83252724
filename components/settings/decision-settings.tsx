"use client";
import { Button, Group, NumberInput, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { Stat } from "@/components/data/stat";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { DecisionSettingsView } from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";
import { changeDecisionSettingsMutation, decisionSettingsQuery } from "@/lib/queries/measures";

/** How large an act may be without a second person; those who manage it change it, the others read it. */
export function DecisionSettings() {
  const { data, error, refetch } = useQuery(decisionSettingsQuery());
  const mayChange = usePermission("decision_settings.manage");
  const [isChanging, changing] = useDisclosure(false);
  return (
    <Section
      title="Four eyes"
      about="For what is decided from now on; what is proposed keeps its time"
      actions={mayChange && data !== undefined && <Button onClick={changing.open}>Change …</Button>}
    >
      {data !== undefined && <Figures settings={data} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={2} />}
      {data !== undefined && (
        <ChangeDialog key={JSON.stringify(data)} present={data} opened={isChanging} onClose={changing.close} />
      )}
    </Section>
  );
}

const Figures = ({ settings: { blastRadius, approvalHours, sampleSize } }: { settings: DecisionSettingsView }) => (
  <Group gap="xl" align="flex-start">
    <Stat
      label="Blast radius"
      value={formatCount(blastRadius)}
      unit="accounts"
      of="of one campaign, by one person"
      window="within a day"
    />
    <Stat label="An approval waits" value={formatCount(approvalHours)} unit="hours" of="then the proposal expires" />
    <Stat label="Blind sample" value={formatCount(sampleSize)} unit="accounts" of="of a proposal, at most" />
  </Group>
);

interface ChangeDialogProps {
  present: DecisionSettingsView;
  opened: boolean;
  onClose: () => void;
}

const fields = [
  { name: "blastRadius", label: "Blast radius", suffix: " accounts", max: 100 },
  { name: "approvalHours", label: "An approval waits", suffix: " hours", max: 168 },
  { name: "sampleSize", label: "Blind sample", suffix: " accounts", max: 500 },
] as const;

function ChangeDialog({ present, opened, onClose }: ChangeDialogProps) {
  const client = useQueryClient();
  const change = useMutation(changeDecisionSettingsMutation());
  const [typed, setTyped] = useState<Record<keyof DecisionSettingsView, number | "">>(present);
  const next = DecisionSettingsView.safeParse(typed);
  const onConfirm = async () => {
    if (!next.success) return;
    client.setQueryData(keys.decisionSettings, await change.mutateAsync(next.data));
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Change what takes a second person"
      confirmLabel="Save"
      consequences={["It goes on record, with what it was before."]}
      canConfirm={next.success}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        {fields.map(({ name, label, suffix, max }) => (
          <NumberInput
            key={name}
            label={label}
            description={`1 to ${max}`}
            suffix={suffix}
            min={1}
            max={max}
            allowDecimal={false}
            value={typed[name]}
            onChange={(value) => setTyped({ ...typed, [name]: value === "" ? "" : Number(value) })}
          />
        ))}
      </Stack>
    </ConfirmDialog>
  );
}
