"use client";
import { Checkbox, Group, NumberInput, Radio, Select, Stack } from "@mantine/core";
import { typedNumber } from "@/components/campaign/measures/kind-parameters";
import { endWords, limitWords, measureWords } from "@/components/campaign/measures/measure-words";
import { ProofChoice } from "@/components/campaign/measures/proof-choice";
import type { MilderMeasure } from "@/lib/appeals/contract";
import type { RulingFields } from "./ruling-fields";

interface TermsProps {
  fields: RulingFields;
  set: (change: Partial<RulingFields>) => void;
  milder: MilderMeasure["kind"][];
}

/** What goes with the outcome: what the account is, what is asked of it, or the milder measure. */
export function Terms({ fields, set, milder }: TermsProps) {
  switch (fields.outcome) {
    case "overturned":
      return <WhatItIs fields={fields} set={set} />;
    case "overturned_with_conditions":
      return <Conditions fields={fields} set={set} />;
    case "reduced":
      return <Milder fields={fields} set={set} milder={milder} />;
    default:
      return null;
  }
}

type FieldsProps = Omit<TermsProps, "milder">;

const WhatItIs = ({ fields, set }: FieldsProps) => (
  <Radio.Group
    label="The account is"
    value={fields.disposition === "relay_customer" ? "relay_customer" : "bystander"}
    onChange={(disposition) => set({ disposition: disposition as RulingFields["disposition"] })}
  >
    <Group gap="md" mt={6}>
      <Radio size="xs" value="bystander" label="a bystander: it has no part" />
      <Radio size="xs" value="relay_customer" label="a customer of a relay" />
    </Group>
  </Radio.Group>
);

const Conditions = ({ fields, set }: FieldsProps) => (
  <Stack gap="xs">
    <Checkbox
      size="xs"
      label="Ask for a proof"
      description="Lifted by itself as soon as it is given."
      checked={fields.asksProof}
      onChange={(event) => set({ asksProof: event.currentTarget.checked })}
    />
    {fields.asksProof && <Proof fields={fields} set={set} />}
    <Checkbox
      size="xs"
      label="Limit its requests"
      description="For a customer of a relay: it is said to be one."
      checked={fields.limits}
      onChange={(event) => set({ limits: event.currentTarget.checked })}
    />
    {fields.limits && <Limits fields={fields} set={set} />}
    <Holds fields={fields} set={set} />
  </Stack>
);

const Milder = ({ fields, set, milder }: TermsProps) => (
  <Stack gap="xs">
    <Select
      size="xs"
      label="In its place"
      required
      allowDeselect={false}
      data={milder.map((kind) => ({ value: kind, label: measureWords[kind].label }))}
      value={fields.milder}
      onChange={(kind) => kind !== null && set({ milder: kind as MilderMeasure["kind"] })}
    />
    {fields.milder === "require_verification" && <Proof fields={fields} set={set} />}
    {fields.milder === "throttle" && <Limits fields={fields} set={set} />}
    {fields.milder !== null && fields.milder !== "observe" && <Holds fields={fields} set={set} />}
  </Stack>
);

const Proof = ({ fields, set }: FieldsProps) => (
  <ProofChoice label="Proof" value={fields.proof} onChange={(proof) => set({ proof })} />
);

const Limits = ({ fields, set }: FieldsProps) => (
  <Group grow align="start" gap="sm">
    <NumberInput {...limitWords.floor} {...typedNumber(fields.floor, (floor) => set({ floor }))} />
    <NumberInput {...limitWords.ceiling} {...typedNumber(fields.ceiling, (ceiling) => set({ ceiling }))} />
  </Group>
);

const Holds = ({ fields, set }: FieldsProps) => (
  <NumberInput
    label={endWords.label}
    placeholder={fields.milder === "suspend" ? endWords.bySuspension : endWords.never}
    suffix=" days"
    {...typedNumber(fields.holdsDays, (holdsDays) => set({ holdsDays }))}
  />
);
