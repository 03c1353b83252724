"use client";
import { Textarea } from "@mantine/core";
import type { SeedInput } from "@/lib/detection/contract";

export interface SeedText {
  lines: string;
  prompt: string;
}
export const noSeeds: SeedText = { lines: "", prompt: "" };
export const isEmpty = ({ lines, prompt }: SeedText): boolean => lines.trim() === "" && prompt.trim() === "";
type Problem = { fieldMessage: (field: keyof typeof SeedInput.shape) => string | undefined };

interface SeedFieldsProps {
  value: SeedText;
  onChange: (value: SeedText) => void;
  problem?: Problem | undefined;
}

/** What a thread starts from: pasted lines, and a prompt. */
export function SeedFields({ value, onChange, problem }: SeedFieldsProps) {
  return (
    <>
      <Textarea
        label="Accounts and values"
        description="One a line: account ids, addresses, card or client fingerprints, mail addresses or domains, phone numbers. Lists parted by commas are taken apart; at most 5,000 lines."
        autosize
        minRows={5}
        maxRows={14}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={value.lines}
        onChange={(event) => onChange({ ...value, lines: event.currentTarget.value })}
        error={problem?.fieldMessage("lines")}
        data-autofocus
      />
      <Textarea
        label="A prompt"
        description="Masked and compared as prompts are at ingest; it is not kept."
        autosize
        minRows={2}
        maxRows={8}
        value={value.prompt}
        onChange={(event) => onChange({ ...value, prompt: event.currentTarget.value })}
        error={problem?.fieldMessage("prompt")}
      />
    </>
  );
}
