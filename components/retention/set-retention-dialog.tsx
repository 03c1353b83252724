"use client";
import { Group, NumberInput, type NumberInputProps } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { setRetentionMutation } from "@/lib/queries/retention";
import type { RetentionView } from "@/lib/retention/contract";
import { PreviewWords } from "./preview-words";

interface Props {
  opened: boolean;
  onClose: () => void;
  present: RetentionView;
}

type Typed = number | "";
const daysOf = (typed: Typed): number | null => (typed === "" ? null : typed);

/** Changes how long what is kept, and says before what would go. Give it another `key` for another version. */
export function SetRetentionDialog({ opened, onClose, present }: Props) {
  const client = useQueryClient();
  const [exchangeDays, setExchangeDays] = useState<Typed>(present.exchangeDays ?? "");
  const [rollupDays, setRollupDays] = useState<Typed>(present.rollupDays ?? "");
  const save = useMutation({
    ...setRetentionMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.retention }),
  });
  const faultOf = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const days = { exchangeDays: daysOf(exchangeDays), rollupDays: daysOf(rollupDays) };
  const field = (value: Typed, onType: (value: Typed) => void): NumberInputProps => ({
    value,
    onChange: (typed) => onType(typed === "" ? "" : Number(typed)),
    ...{ min: 1, max: 36_500, allowDecimal: false, suffix: " days", placeholder: "everything" },
  });
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title="Change what is kept"
      confirmLabel="Save"
      isDangerous={days.exchangeDays !== null}
      consequences={[
        "What is older goes within minutes, and every day from now on. It does not come back.",
        "Exchanges of days that went are refused from then on, also when more is kept again.",
      ]}
      onConfirm={(reason) => save.mutateAsync({ ...days, version: present.version, reason })}
    >
      <Group grow align="start">
        <NumberInput
          label="Exchanges"
          description="Empty keeps everything"
          error={faultOf("exchangeDays")}
          data-autofocus
          {...field(exchangeDays, setExchangeDays)}
        />
        <NumberInput
          label="Roll-ups"
          description="At least as long as exchanges"
          error={faultOf("rollupDays")}
          {...field(rollupDays, setRollupDays)}
        />
      </Group>
      {opened && <PreviewWords days={days} />}
    </ReasonDialog>
  );
}
