"use client";
import { Group, SegmentedControl, TextInput, type TextInputProps } from "@mantine/core";
import type { FieldsProps } from "./reading-fields";

type TextField = "path" | "endpoint" | "bucket" | "prefix" | "credentials" | "files";

/** Where the files are, and which of them are meant. */
export function PlaceFields({ typed, onType, faultOf }: FieldsProps) {
  const text = (field: TextField): TextInputProps => ({
    value: typed[field],
    onChange: (event) => onType({ [field]: event.currentTarget.value }),
    error: faultOf(`place.${field}`),
    spellCheck: false,
    autoComplete: "off",
  });
  return (
    <>
      <SegmentedControl
        aria-label="Where the files are"
        data={[
          { value: "directory", label: "A directory" },
          { value: "bucket", label: "A bucket" },
        ]}
        value={typed.type}
        onChange={(type) => onType({ type: type === "bucket" ? "bucket" : "directory" })}
      />
      {typed.type === "directory" ? (
        <TextInput
          label="Path"
          description="On the machine of the worker, beneath a directory that the operator allows"
          required
          placeholder="/srv/logs/gateway"
          {...text("path")}
        />
      ) : (
        <>
          <TextInput
            label="Endpoint"
            description="One that the operator allows: scheme, host and port"
            required
            placeholder="https://s3.eu-central-1.amazonaws.com"
            {...text("endpoint")}
          />
          <Group grow align="start">
            <TextInput label="Bucket" required {...text("bucket")} />
            <TextInput label="Prefix" placeholder="logs/" {...text("prefix")} />
          </Group>
          <TextInput
            label="Credentials"
            description="The name under which the operator keeps them; empty for a bucket that everybody may read"
            placeholder="ARCHIVE"
            {...text("credentials")}
          />
        </>
      )}
      <TextInput
        label="Files"
        description="* and ? within a name, ** over folders, {csv,json} for either"
        required
        {...text("files")}
      />
    </>
  );
}
