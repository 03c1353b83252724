"use client";
import { MultiSelect, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ReasonField } from "@/components/feedback/reason-field";
import { keys } from "@/lib/queries/keys";
import { changeTransparencyMutation } from "@/lib/queries/transparency";
import {
  ChangeTransparency,
  type TransparencySettings,
  type TransparencySettingsView,
  territories,
} from "@/lib/transparency/contract";

interface PublicationDialogProps {
  present: TransparencySettingsView;
  opened: boolean;
  onClose: () => void;
}

/** What is public, and whether statements of reasons may leave. */
export function PublicationDialog({ present, opened, onClose }: PublicationDialogProps) {
  const client = useQueryClient();
  const change = useMutation(changeTransparencyMutation());
  const [settings, setSettings] = useState({ ...present.settings, termsUrl: present.settings.termsUrl ?? "" });
  const [reason, setReason] = useState("");
  const termsUrl = settings.termsUrl.trim();
  const input = {
    settings: { ...settings, termsUrl: termsUrl === "" ? null : termsUrl },
    version: present.version,
    reason,
  };
  const checked = ChangeTransparency.safeParse(input);
  const problem = (field: string) =>
    checked.error?.issues.find(({ path }) => path.join(".") === `settings.${field}`)?.message;
  const onConfirm = async () => {
    if (!checked.success) return;
    client.setQueryData([...keys.transparency, "settings"], await change.mutateAsync(checked.data));
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Change what is published"
      confirmLabel="Save"
      consequences={["It holds from now on, and goes on record with your reason."]}
      canConfirm={checked.success}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <Fields settings={settings} onChange={setSettings} problem={problem} />
        <ReasonField value={reason} onChange={setReason} />
      </Stack>
    </ConfirmDialog>
  );
}

interface FieldsProps {
  settings: TransparencySettings & { termsUrl: string };
  onChange: (settings: FieldsProps["settings"]) => void;
  problem: (field: string) => string | undefined;
}

const Fields = ({ settings, onChange, problem }: FieldsProps) => (
  <>
    <Switch
      label="The report is open to everybody"
      checked={settings.publicReport}
      onChange={({ currentTarget: { checked: publicReport } }) => onChange({ ...settings, publicReport })}
    />
    <Switch
      label="Statements of reasons may leave"
      checked={settings.statements}
      onChange={({ currentTarget: { checked: statements } }) => onChange({ ...settings, statements })}
    />
    <TextInput
      label="Where the terms stand"
      placeholder="https://"
      value={settings.termsUrl}
      error={problem("termsUrl")}
      onChange={({ currentTarget: { value } }) => onChange({ ...settings, termsUrl: value })}
    />
    <MultiSelect
      label="Countries that measures hold in"
      data={territories}
      searchable
      hidePickedOptions
      value={settings.territories}
      error={problem("territories")}
      onChange={(chosen) => onChange({ ...settings, territories: chosen })}
    />
  </>
);
