"use client";
import { Group, NumberInput, type NumberInputProps, SegmentedControl, Select, TextInput } from "@mantine/core";
import type { MeasureFields, Typed } from "./fields";
import { endWords, given, limitWords, tierWords } from "./measure-words";
import { ProofChoice } from "./proof-choice";

export interface FieldProps {
  fields: MeasureFields;
  faults: Partial<Record<string, string>>;
  set: (change: Partial<MeasureFields>) => void;
}

export const typedNumber = (value: Typed, onType: (value: Typed) => void): NumberInputProps => ({
  value,
  onChange: (typed) => onType(typed === "" ? "" : Number(typed)),
  ...{ size: "xs", min: 0, allowDecimal: false, thousandSeparator: "," },
});

/** What the chosen measure is set to. */
export function KindParameters({ fields, faults, set }: FieldProps) {
  switch (fields.kind) {
    case "throttle":
      return <Limits fields={fields} faults={faults} set={set} />;
    case "require_verification":
      return <ProofChoice label="Proof" value={fields.proof} onChange={(proof) => set({ proof })} />;
    case "refer":
      return <Referral fields={fields} faults={faults} set={set} />;
    default:
      return null;
  }
}

const Limits = ({ fields, faults, set }: FieldProps) => (
  <Group grow align="start" gap="sm">
    <NumberInput {...limitWords.floor} error={faults.floor} {...typedNumber(fields.floor, (floor) => set({ floor }))} />
    <NumberInput
      {...limitWords.ceiling}
      error={faults.ceiling}
      {...typedNumber(fields.ceiling, (ceiling) => set({ ceiling }))}
    />
  </Group>
);

const Referral = ({ fields, faults, set }: FieldProps) => (
  <>
    <TextInput
      size="xs"
      label="To whom"
      required
      placeholder="The cloud or reseller whose customers they are"
      value={fields.to}
      error={fields.to === "" ? undefined : faults.to}
      onChange={(event) => set({ to: event.currentTarget.value })}
    />
    <Group grow align="start" gap="sm">
      <Select
        size="xs"
        label={given}
        allowDeselect={false}
        data={Object.entries(tierWords).map(([value, label]) => ({ value, label }))}
        value={fields.tier}
        onChange={(tier) => tier !== null && set({ tier: tier as MeasureFields["tier"] })}
      />
      <NumberInput
        label="They answer within"
        suffix=" days"
        error={faults.deadlineDays}
        {...typedNumber(fields.deadlineDays, (deadlineDays) => set({ deadlineDays }))}
      />
    </Group>
  </>
);

/** After which time it ends by itself. */
export function HoldsField({ fields, faults, set }: FieldProps) {
  const isSuspension = fields.kind === "suspend";
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <NumberInput
        style={{ flex: 1 }}
        label={endWords.label}
        placeholder={isSuspension ? endWords.bySuspension : endWords.never}
        error={faults.holdsHours}
        {...typedNumber(fields.holds, (holds) => set({ holds }))}
      />
      <SegmentedControl
        size="xs"
        aria-label="Unit"
        data={["hours", "days"]}
        value={fields.holdsUnit}
        onChange={(unit) => set({ holdsUnit: unit as MeasureFields["holdsUnit"] })}
      />
    </Group>
  );
}
