"use client";
import { MultiSelect, TextInput } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { type ConfigurationField, families, type SettingValue } from "@/lib/detection/contract";
import classes from "../detectors.module.css";

const familyOptions = families.map((value) => ({ value, label: familyNames[value] }));

interface SettingInputProps {
  field: ConfigurationField;
  label: string;
  live: SettingValue | undefined;
  typed: string | string[] | undefined;
  fault: string | undefined;
  onType: (value: string | string[]) => void;
}

/** A field for one number. It takes any text: the server names what it cannot take, and the text stays. */
export function SettingInput({ field, label, live, typed, fault, onType }: SettingInputProps) {
  if (field.kind === "families") {
    return (
      <MultiSelect
        size="xs"
        aria-label={label}
        data={familyOptions}
        value={Array.isArray(typed) ? typed : Array.isArray(live) ? live : []}
        onChange={onType}
        error={fault}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typeof typed === "string" ? typed : String(live ?? "")}
      onChange={(event) => onType(event.currentTarget.value)}
      error={fault}
      rightSection={field.unit === null ? undefined : <small className={classes.unit}>{field.unit}</small>}
      rightSectionWidth={field.unit === null ? undefined : 14 + 7 * field.unit.length}
      styles={{ input: { textAlign: "right" } }}
    />
  );
}
