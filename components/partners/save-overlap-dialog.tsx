"use client";
import { Checkbox, NumberInput, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
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
  const [answers, setAnswers] = useState(present.answers);
  const [dayLimit, setDayLimit] = useState(present.dayLimit);
  const [url, setUrl] = useState(present.url ?? "");
  const [accessKey, setAccessKey] = useState("");
  const save = useMutation({
    ...saveOverlapMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.partners }),
  });
  const fault = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const keepsKey = present.url !== null && url.trim() === present.url;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Overlap with this partner"
      confirmLabel="Save"
      canConfirm={url.trim() === "" || keepsKey || accessKey !== ""}
      onConfirm={() =>
        save.mutateAsync({
          ...{ partnerId, version: present.version, answers, dayLimit, url: url.trim() || null },
          ...(accessKey !== "" && url.trim() !== "" && { accessKey }),
        })
      }
    >
      <Checkbox
        label="The partner's questions are answered"
        description="With one of its access keys, by tokens of its own key, under an agreement that covers counts"
        checked={answers}
        onChange={(event) => setAnswers(event.currentTarget.checked)}
      />
      <NumberInput
        label="Different questions answered in 24 hours"
        description="The more, the more could be told from their differences"
        min={1}
        max={1_000}
        allowDecimal={false}
        disabled={!answers}
        value={dayLimit}
        onChange={(value) => setDayLimit(Number(value))}
        error={fault("dayLimit")}
      />
      <TextInput
        label="Where the partner is asked"
        description="Over https; empty to ask it nothing"
        placeholder="https://stillwatch.example.com/api/v1/overlap"
        spellCheck={false}
        autoComplete="off"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={fault("url")}
      />
      {url.trim() !== "" && (
        <PasswordInput
          label="Our access key there"
          description={keepsKey ? "Empty keeps the present one" : "Kept sealed, never shown again"}
          required={!keepsKey}
          autoComplete="off"
          value={accessKey}
          onChange={(event) => setAccessKey(event.currentTarget.value)}
          error={fault("accessKey")}
        />
      )}
    </ConfirmDialog>
  );
}
