"use client";
import { Group, Radio } from "@mantine/core";
import { type Proof, proofQuestions } from "./measure-words";

interface ProofChoiceProps {
  label?: string;
  "aria-label"?: string;
  value: Proof;
  onChange: (proof: Proof) => void;
}

/** Which proof an account's owner is asked for. */
export const ProofChoice = ({ value, onChange, ...named }: ProofChoiceProps) => (
  <Radio.Group value={value} onChange={(proof) => onChange(proof as Proof)} {...named}>
    <Group gap="md" mt={named.label === undefined ? 0 : 6}>
      {Object.entries(proofQuestions).map(([proof, question]) => (
        <Radio key={proof} size="xs" value={proof} label={question} />
      ))}
    </Group>
  </Radio.Group>
);
