"use client";
import { Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { markings } from "@/components/sharing/tlp";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { saveCollectionMutation } from "@/lib/queries/taxii";
import { type CollectionView, Tlp } from "@/lib/taxii/contract";

interface Props {
  opened: boolean;
  onClose: () => void;
  partnerId: string;
  /** The one that is changed; a new one without it. */
  present: CollectionView | undefined;
  /** Markings that the partner has collections of. */
  taken: Tlp[];
}

const nothing = { tlp: null as Tlp | null, title: "", description: "", canRead: true, canWrite: false };
type Typed = typeof nothing;

/** Makes a collection or changes one. Give it another `key` for another collection. */
export function SaveCollectionDialog({ opened, onClose, partnerId, present, taken }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ ...nothing, ...present });
  const { tlp, title, description, canRead, canWrite } = typed;
  const save = useMutation({
    ...saveCollectionMutation(),
    onSuccess: () => {
      if (present === undefined) setTyped(nothing);
      return client.invalidateQueries({ queryKey: keys.partners });
    },
  });
  const fault = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const onConfirm = async () => {
    if (tlp === null) return;
    const version = present && { id: present.id, version: present.version };
    await save.mutateAsync({ partnerId, tlp, title, description, canRead, canWrite, ...version });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={present === undefined ? "New collection" : `Change “${present.title}”`}
      confirmLabel="Save"
      canConfirm={tlp !== null && title.trim() !== ""}
      consequences={canRead || present === undefined ? [] : ["What was fetched stays fetched; nothing more can be."]}
      onConfirm={onConfirm}
    >
      <Fields {...{ typed, present, taken, fault }} onType={setTyped} />
    </ConfirmDialog>
  );
}

interface FieldsProps extends Pick<Props, "present" | "taken"> {
  typed: Typed;
  onType: (typed: Typed) => void;
  fault: (field: string) => string | undefined;
}

function Fields({ typed, onType, present, taken, fault }: FieldsProps) {
  const { tlp, title, description, canRead, canWrite } = typed;
  return (
    <>
      <Select
        label="Marking"
        description="Stays as it is: a partner has one collection of each"
        required
        disabled={present !== undefined}
        data={Tlp.options.map((value) => ({
          value,
          label: markings[value].label,
          disabled: present === undefined && taken.includes(value),
        }))}
        value={tlp}
        onChange={(value) => onType({ ...typed, tlp: Tlp.nullable().parse(value) })}
      />
      <TextInput
        label="Title"
        description="As the partner's client lists it"
        required
        maxLength={120}
        value={title}
        onChange={(event) => onType({ ...typed, title: event.currentTarget.value })}
        error={fault("title")}
      />
      <TextInput
        label="Description"
        maxLength={500}
        value={description}
        onChange={(event) => onType({ ...typed, description: event.currentTarget.value })}
        error={fault("description")}
      />
      <Group gap="lg">
        <Checkbox
          label="The partner may fetch"
          checked={canRead}
          onChange={(event) => onType({ ...typed, canRead: event.currentTarget.checked })}
        />
        <Checkbox
          label="The partner may add"
          description="It goes to the quarantine"
          checked={canWrite}
          onChange={(event) => onType({ ...typed, canWrite: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}
