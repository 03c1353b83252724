"use client";
import { Radio, Stack } from "@mantine/core";
import { Policy, policies } from "@/lib/decisions/contract";

/** The policy that a measure rests on: what the owner is told. */
export const PolicyChoice = ({ value, onChange }: { value: Policy | null; onChange: (policy: Policy) => void }) => (
  <Radio.Group label="Policy" required value={value} onChange={(policy) => onChange(policy as Policy)}>
    <Stack gap={6} mt={6}>
      {Policy.options.map((policy) => (
        <Radio key={policy} size="xs" value={policy} label={policies[policy]} />
      ))}
    </Stack>
  </Radio.Group>
);
