"use client";
import { TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { IngestKind, Mapping } from "@/lib/ingest/contract";
import { profilesQuery, saveMappingMutation } from "@/lib/queries/imports";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

interface Props {
  opened: boolean;
  onClose: () => void;
  kind: IngestKind;
  mapping: Mapping;
  onSaved: (name: string) => void;
}

/** Saves a mapping under a name; under the name of a saved one, as its next version. */
export function SaveMappingDialog({ opened, onClose, kind, mapping, onSaved }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const { data } = useQuery(profilesQuery());
  const earlier = data?.rows.find((one) => one.name === name.trim() && one.version !== undefined);
  const save = useMutation({
    ...saveMappingMutation(),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: keys.profiles });
      onSaved(saved.name);
    },
  });
  const version = earlier?.version === undefined ? {} : { version: earlier.version };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Save mapping"
      confirmLabel="Save"
      consequences={[
        earlier === undefined
          ? "Everybody can use it here, by --profile on the command line, and by ?profile= over HTTP."
          : `Replaces version ${earlier.version} for everybody who uses it.`,
      ]}
      canConfirm={name.trim() !== ""}
      onConfirm={() => save.mutateAsync({ name: name.trim(), kind, mapping, ...version })}
    >
      <TextInput
        label="Name"
        required
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={save.error === null ? undefined : asProblem(save.error).fieldMessage("name")}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
