"use client";
import { Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IngestKind } from "@/lib/ingest/contract";
import { profilesQuery } from "@/lib/queries/imports";
import type { Typed } from "./typed";

export interface FieldsProps {
  typed: Typed;
  onType: (more: Partial<Typed>) => void;
  /** What was wrong with a field when it was last sent. */
  faultOf: (field: string) => string | undefined;
}

/** What the files hold, how they are read, and when. */
export function ReadingFields({ typed, onType, faultOf, isNew }: FieldsProps & { isNew: boolean }) {
  const { data } = useQuery(profilesQuery());
  const profiles = data?.rows.filter(({ kind }) => kind === typed.kind) ?? [];
  return (
    <>
      <TextInput
        label="Name"
        required
        maxLength={64}
        disabled={!isNew}
        value={typed.name}
        onChange={(event) => onType({ name: event.currentTarget.value })}
        error={faultOf("name")}
        data-autofocus
      />
      <Group grow align="end">
        <Select
          label="Files hold"
          allowDeselect={false}
          disabled={!isNew}
          data={IngestKind.options}
          value={typed.kind}
          onChange={(kind) => onType({ kind: IngestKind.parse(kind), profile: null })}
        />
        <Select
          label="Read by"
          description="Without one: NDJSON with the fields of the contract"
          clearable
          data={profiles.map(({ name, title }) => ({ value: name, label: title }))}
          value={typed.profile}
          onChange={(profile) => onType({ profile })}
          error={faultOf("profile")}
        />
      </Group>
      <Group grow align="start">
        <NumberInput
          label="Look every"
          suffix=" s"
          min={5}
          max={86_400}
          allowDecimal={false}
          value={typed.intervalSeconds}
          onChange={(value) => onType({ intervalSeconds: Number(value) })}
          error={faultOf("intervalSeconds")}
        />
        <NumberInput
          label="Take what stayed the same for"
          suffix=" s"
          min={0}
          max={3_600}
          allowDecimal={false}
          value={typed.settleSeconds}
          onChange={(value) => onType({ settleSeconds: Number(value) })}
          error={faultOf("settleSeconds")}
        />
      </Group>
    </>
  );
}
