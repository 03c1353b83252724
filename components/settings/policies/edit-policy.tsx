"use client";
import { Button, Group, NumberInput, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { typedNumber } from "@/components/campaign/measures/kind-parameters";
import { ProofChoice } from "@/components/campaign/measures/proof-choice";
import { ErrorState } from "@/components/feedback/error-state";
import { ReasonField } from "@/components/feedback/reason-field";
import {
  longestStrikeDays,
  lowFrictionPrograms,
  mostSteps,
  type PolicyView,
  type ProgramProofs,
  type Severity,
  severities,
} from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";
import { changePolicyMutation } from "@/lib/queries/policies";
import { changeIn, draftOf, type PolicyDraft, withStep } from "./draft";
import { StepFields } from "./step-fields";

/** Changes a policy where it stands. What is typed stays when the server refuses it. */
export function EditPolicy({ present, onClose }: { present: PolicyView; onClose: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(present.terms));
  const { change, faults } = changeIn(draft, present);
  const save = useMutation({
    ...changePolicyMutation(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.policies });
      onClose();
    },
  });
  const set = (part: Partial<PolicyDraft>) => setDraft({ ...draft, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null) save.mutate(change);
      }}
    >
      <Stack gap="md">
        <Weight draft={draft} fault={faults.strikeDays} set={set} />
        <Steps draft={draft} faults={faults} onChange={setDraft} />
        <Programs programs={draft.programs} onChange={(programs) => set({ programs })} />
        <ReasonField
          value={draft.reason}
          onChange={(reason) => set({ reason })}
          description="For the record; kept with this version."
        />
        {save.error !== null && <ErrorState error={save.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={change === null} loading={save.isPending}>
            Save as version {present.version + 1}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface WeightProps {
  draft: PolicyDraft;
  fault: string | undefined;
  set: (part: Partial<PolicyDraft>) => void;
}

const Weight = ({ draft, fault, set }: WeightProps) => (
  <Group gap="xl" align="start">
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        Severity
      </Text>
      <SegmentedControl
        size="xs"
        aria-label="Severity"
        data={[...severities]}
        value={draft.severity}
        onChange={(severity) => set({ severity: severity as Severity })}
      />
    </Stack>
    <NumberInput
      label="A strike counts for"
      suffix=" days"
      max={longestStrikeDays}
      error={fault}
      {...typedNumber(draft.strikeDays, (strikeDays) => set({ strikeDays }))}
    />
  </Group>
);

interface StepsProps {
  draft: PolicyDraft;
  faults: Partial<Record<string, string>>;
  onChange: (draft: PolicyDraft) => void;
}

function Steps({ draft, faults, onChange }: StepsProps) {
  const { steps } = draft;
  return (
    <Stack gap="sm">
      {steps.map((step, position) => (
        <StepFields
          key={step.id}
          strike={position + 1}
          fields={step.fields}
          fault={faults[`steps.${position}`]}
          set={(part) =>
            onChange({
              ...draft,
              steps: steps.map((one) => (one === step ? { ...one, fields: { ...one.fields, ...part } } : one)),
            })
          }
          onRemove={
            steps.length === 1 ? undefined : () => onChange({ ...draft, steps: steps.filter((one) => one !== step) })
          }
        />
      ))}
      {steps.length < mostSteps && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: "start" }}
          onClick={() => onChange(withStep(draft))}
        >
          Add a strike
        </Button>
      )}
    </Stack>
  );
}

interface ProgramsProps {
  programs: ProgramProofs;
  onChange: (programs: ProgramProofs) => void;
}

const Programs = ({ programs, onChange }: ProgramsProps) => (
  <Stack gap={6}>
    <Text size="sm" fw={600}>
      What programmes with little friction are asked for
    </Text>
    {lowFrictionPrograms.map((program) => (
      <Group key={program} gap="md">
        <Text size="sm" w={90} tt="capitalize">
          {program}
        </Text>
        <ProofChoice
          aria-label={program}
          value={programs[program]}
          onChange={(proof) => onChange({ ...programs, [program]: proof })}
        />
      </Group>
    ))}
  </Stack>
);
