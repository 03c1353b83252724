"use client";
import { Textarea } from "@mantine/core";
import { leastReason } from "@/lib/kernel";

export interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  description?: string;
  placeholder?: string;
  /** Fewest characters that say something. */
  least?: number;
  /** What the server found wrong with it. */
  error?: string | undefined;
}

export const isReason = (text: string, least = leastReason): boolean => text.trim().length >= least;

/** A required reason in a person's own words; says how much is missing as it is written. */
export function ReasonField({
  value,
  onChange,
  least = leastReason,
  label = "Reason",
  error,
  ...others
}: ReasonFieldProps) {
  const length = value.trim().length;
  const missing = length > 0 && length < least ? `${least - length} more characters` : undefined;
  return (
    <Textarea
      label={label}
      required
      autosize
      minRows={2}
      maxRows={8}
      maxLength={4000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error ?? missing}
      {...others}
    />
  );
}
