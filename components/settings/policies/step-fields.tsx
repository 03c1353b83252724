"use client";
import { ActionIcon, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { endsByItself, type MeasureFields } from "@/components/campaign/measures/fields";
import { HoldsField, KindParameters } from "@/components/campaign/measures/kind-parameters";
import { measureWords, strikeInWords } from "@/components/campaign/measures/measure-words";
import { type MeasureKind, stepLadder } from "@/lib/decisions/contract";
import classes from "./policies.module.css";

const kinds = [...stepLadder, "revoke_key" as const].map((value) => ({ value, label: measureWords[value].label }));

interface StepFieldsProps {
  strike: number;
  fields: MeasureFields;
  fault: string | undefined;
  set: (part: Partial<MeasureFields>) => void;
  /** Undefined for the only one. */
  onRemove: (() => void) | undefined;
}

/** The measure at one strike, with what it is set to. */
export function StepFields({ strike, fields, fault, set, onRemove }: StepFieldsProps) {
  return (
    <Paper p="sm" withBorder role="group" aria-label={strikeInWords(strike)}>
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Text size="sm" fw={600}>
            {strikeInWords(strike)}
          </Text>
          {onRemove !== undefined && (
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${strikeInWords(strike)}`} onClick={onRemove}>
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </Group>
        <div className={classes.step}>
          <Select
            size="xs"
            label="Measure"
            allowDeselect={false}
            data={kinds}
            value={fields.kind}
            onChange={(kind) => set({ kind: kind as MeasureKind })}
          />
          <Stack gap="xs">
            <KindParameters fields={fields} faults={{}} set={set} />
          </Stack>
          {endsByItself(fields.kind) && <HoldsField fields={fields} faults={{}} set={set} />}
        </div>
        {fault !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
