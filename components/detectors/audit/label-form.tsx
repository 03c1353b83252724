"use client";
import { Button, Group, Kbd, Radio, Stack, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler, useWindowEvent } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { isReason } from "@/components/feedback/reason-field";
import { isTyping } from "@/components/shell/use-go-keys";
import { type AccountLabel, accountLabels, type SampleItem } from "@/lib/detection/contract";
import { labelAccountMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { labels } from "../words";

interface LabelFormProps {
  sampleId: string;
  item: SampleItem;
  onSaved: () => void;
}

const least = 10;

/** 1 to 4 choose what the account is and go to the reason; there, Ctrl-Enter saves and goes on to the next. */
export function LabelForm({ sampleId, item, onSaved }: LabelFormProps) {
  const [label, setLabel] = useState<AccountLabel | null>(item.label);
  const [reason, setReason] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useSaveLabel(onSaved);
  useLabelKeys((chosen) => {
    setLabel(chosen);
    field.current?.focus();
  });
  const canSave = label !== null && isReason(reason, least) && !save.isPending;
  const submit = () => {
    if (canSave) save.mutate({ sampleId, position: item.position, label, reason, replacesId: item.labelId });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {item.label !== null && <Said item={item} />}
        <LabelChoice label={label} onChoose={setLabel} />
        <Group align="flex-end" gap="sm">
          <Textarea
            ref={field}
            label="Reason"
            required
            autosize
            minRows={1}
            maxRows={5}
            maxLength={4000}
            flex={1}
            placeholder="What you saw that decides it, in ten characters or more."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={getHotkeyHandler([
              ["mod+Enter", submit],
              ["Escape", () => field.current?.blur()],
            ])}
          />
          <Button type="submit" disabled={!canSave} loading={save.isPending} aria-keyshortcuts="Control+Enter">
            Save and go on
          </Button>
        </Group>
        {save.error !== null && <ErrorState error={save.error} />}
      </Stack>
    </form>
  );
}

function useSaveLabel(onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    ...labelAccountMutation(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.auditSamples });
      onSaved();
    },
    // What was typed stays; what somebody else said is shown beside it.
    onError: (error) => {
      if (asProblem(error).status === 409) void client.invalidateQueries({ queryKey: keys.auditSamples });
    },
  });
}

/** Digits choose while nothing is being written; on the choice itself as well. */
function useLabelKeys(choose: (label: AccountLabel) => void): void {
  useWindowEvent("keydown", (event) => {
    const isOnChoice = event.target instanceof HTMLInputElement && event.target.type === "radio";
    const chosen = accountLabels[Number(event.key) - 1];
    if ((isTyping(event) && !isOnChoice) || chosen === undefined) return;
    event.preventDefault();
    choose(chosen);
  });
}

interface LabelChoiceProps {
  label: AccountLabel | null;
  onChoose: (label: AccountLabel) => void;
}

function LabelChoice({ label, onChoose }: LabelChoiceProps) {
  return (
    <Radio.Group label="This account is" value={label} onChange={(value) => onChoose(value as AccountLabel)}>
      <Group gap="lg" mt={6} align="flex-start">
        {accountLabels.map((value, index) => (
          <Radio
            key={value}
            value={value}
            label={
              <Group gap={6} component="span" display="inline-flex" wrap="nowrap">
                {labels[value].label} <Kbd size="xs">{index + 1}</Kbd>
              </Group>
            }
            description={labels[value].meaning}
            maw={240}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}

function Said({ item }: { item: SampleItem }) {
  return (
    <Text size="sm">
      {item.labelledBy} said <b>{item.label !== null && labels[item.label].label.toLowerCase()}</b>,{" "}
      <Moment at={item.labelledAt} />: {item.reason}
    </Text>
  );
}
