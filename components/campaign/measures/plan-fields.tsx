"use client";
import { Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { PlanTimeline } from "@/components/batches/plan-timeline";
import { planIn } from "./fields";
import { type FieldProps, typedNumber } from "./kind-parameters";

const longestMinutes = 7 * 24 * 60;

/** When a proposed measure acts once it is approved, and in which parts. */
export function PlanFields({ fields, set, accounts }: Omit<FieldProps, "faults"> & { accounts: number }) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Plan
      </Text>
      <Group grow align="start" gap="sm">
        <TextInput
          size="xs"
          type="datetime-local"
          label="Start (UTC)"
          description="At once when left empty"
          value={fields.startAt}
          onChange={(event) => set({ startAt: event.currentTarget.value })}
        />
        <NumberInput
          label="Spread the rest over"
          description="At random, so that nobody learns why"
          suffix=" min"
          max={longestMinutes}
          {...typedNumber(fields.jitterMinutes, (jitterMinutes) => set({ jitterMinutes }))}
        />
      </Group>
      <Group grow align="start" gap="sm">
        <NumberInput
          label="Act first on"
          description="The canaries"
          suffix=" %"
          {...typedNumber(fields.canaryPercent, (canaryPercent) => set({ canaryPercent }))}
          max={50}
        />
        <NumberInput
          label="Watch them for"
          description="One taken back stops the rest"
          suffix=" min"
          max={longestMinutes}
          disabled={Number(fields.canaryPercent) === 0}
          {...typedNumber(fields.canaryMinutes, (canaryMinutes) => set({ canaryMinutes }))}
        />
      </Group>
      <PlanTimeline plan={planIn(fields)} accounts={accounts} />
    </Stack>
  );
}
