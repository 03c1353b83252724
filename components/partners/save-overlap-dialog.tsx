"use client";
import { Checkbox, NumberInput, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { sealedHint } from "@/components/feedback/sealed-hint";
import type { OverlapSettingView } from "@/lib/overlap/contract";
import { keys } from "@/lib/queries/keys";
import { saveOverlapMutation } from "@/lib/queries/overlap";
import { asProblem } from "@/lib/queries/problem";

interface Props {
  opened: boolean;
  onClose: () => void;
  partnerId: string;
  present: OverlapSettingView;
}

/** Allows a partner to ask, and says where it is asked. Give it another `key` for another version. */
export function SaveOverlapDialog({ opened, onClose, partnerId, present }: Props) {
  const client = useQueryClient();
  const { version, answers, dayLimit } = present;
  const [typed, setTyped] = useState({ answers, dayLimit, url: present.url ?? "", accessKey: "" });
  const save = useMutation({
    ...saveOverlapMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.partners }),
  });
  const fault = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const { accessKey, ...said } = { ...typed, url: typed.url.trim() || null };
  const keepsKey = present.url !== null && said.url === present.url;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Overlap with this partner"
      confirmLabel="Save"
      canConfirm={said.url === null || keepsKey || accessKey !== ""}
      onConfirm={() =>
        save.mutateAsync({ partnerId, version, ...said, ...(said.url !== null && accessKey !== "" && { accessKey }) })
      }
    >
      <Fields typed={typed} onType={setTyped} keepsKey={keepsKey} fault={fault} />
    </ConfirmDialog>
  );
}

interface Typed {
  answers: boolean;
  dayLimit: number;
  url: string;
  accessKey: string;
}

interface FieldsProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  keepsKey: boolean;
  fault: (field: string) => string | undefined;
}

function Fields({ typed, onType, keepsKey, fault }: FieldsProps) {
  return (
    <>
      <Checkbox
        label="The partner's questions are answered"
        description="With one of its access keys, by tokens of its own key, under an agreement that covers counts"
        checked={typed.answers}
        onChange={(event) => onType({ ...typed, answers: event.currentTarget.checked })}
      />
      <NumberInput
        label="Different questions answered in 24 hours"
        description="The more, the more could be told from their differences"
        min={1}
        max={1_000}
        allowDecimal={false}
        disabled={!typed.answers}
        value={typed.dayLimit}
        onChange={(value) => onType({ ...typed, dayLimit: Number(value) })}
        error={fault("dayLimit")}
      />
      <TextInput
        label="Where the partner is asked"
        description="Over https; empty to ask it nothing"
        placeholder="https://stillwatch.example.com/api/v1/overlap"
        spellCheck={false}
        autoComplete="off"
        value={typed.url}
        onChange={(event) => onType({ ...typed, url: event.currentTarget.value })}
        error={fault("url")}
      />
      {typed.url.trim() !== "" && (
        <PasswordInput
          label="Our access key there"
          description={sealedHint(keepsKey)}
          required={!keepsKey}
          autoComplete="off"
          value={typed.accessKey}
          onChange={(event) => onType({ ...typed, accessKey: event.currentTarget.value })}
          error={fault("accessKey")}
        />
      )}
    </>
  );
}
