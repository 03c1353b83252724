"use client";
import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { confidences, hypotheses, type OperatorView, type ProposeAttribution } from "@/lib/operators/contract";
import { keys } from "@/lib/queries/keys";
import { proposeAttributionMutation } from "@/lib/queries/operators";

type Typed = Omit<ProposeAttribution, "operatorId">;
const nothing: Typed = { first: "", second: "", favoured: "neither", confidence: "low", grounds: "" };
const shortestGrounds = 20;

/** Claims who an operator is, as two hypotheses that exclude each other. */
export function ProposeAttributionButton({ operator, onProposed }: { operator: OperatorView; onProposed: () => void }) {
  const [isAsking, asking] = useDisclosure(false);
  const [typed, setTyped] = useState(nothing);
  const client = useQueryClient();
  const propose = useMutation(proposeAttributionMutation());
  const isWhole = isReason(typed.first) && isReason(typed.second) && isReason(typed.grounds, shortestGrounds);
  const onConfirm = async () => {
    const list = await propose.mutateAsync({ operatorId: operator.id, ...typed });
    client.setQueryData(keys.attributions(operator.id), list);
    setTyped(nothing);
    onProposed();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={asking.open}>
        Propose a claim
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        size="lg"
        title={`Claim who ${operator.codeName} is`}
        confirmLabel="Propose"
        consequences={[
          "It is an allegation, for legal to approve or decline. Nothing follows from it: no verdict, no decision, no notice.",
        ]}
        canConfirm={isWhole}
        onConfirm={onConfirm}
      >
        <Fields typed={typed} onChange={setTyped} />
      </ConfirmDialog>
    </>
  );
}

function Fields({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  const set = (part: Partial<Typed>) => onChange({ ...typed, ...part });
  return (
    <>
      <ReasonField label="First hypothesis" value={typed.first} onChange={(first) => set({ first })} />
      <ReasonField
        label="Second hypothesis, which excludes the first"
        value={typed.second}
        onChange={(second) => set({ second })}
      />
      <Group gap="xl">
        <Choice
          label="The grounds favour"
          options={hypotheses}
          value={typed.favoured}
          onChange={(favoured) => set({ favoured })}
        />
        <Choice
          label="Confidence"
          options={confidences}
          value={typed.confidence}
          onChange={(confidence) => set({ confidence })}
        />
      </Group>
      <ReasonField
        label="Grounds, for and against both"
        least={shortestGrounds}
        value={typed.grounds}
        onChange={(grounds) => set({ grounds })}
      />
    </>
  );
}

interface ChoiceProps<Option extends string> {
  label: string;
  options: readonly Option[];
  value: Option;
  onChange: (value: Option) => void;
}

function Choice<Option extends string>({ label, options, value, onChange }: ChoiceProps<Option>) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={label}
        data={options.map((option) => ({ value: option, label: option }))}
        value={value}
        onChange={(next) => onChange(next as Option)}
      />
    </Stack>
  );
}
