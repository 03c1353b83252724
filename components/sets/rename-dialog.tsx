"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { renameSetMutation } from "@/lib/queries/sets";
import type { AccountSetView } from "@/lib/review/contract";
import { NameFields } from "./name-fields";
import { useSetChange } from "./use-set-change";

export interface SetDialogProps {
  set: AccountSetView;
  opened: boolean;
  onClose: () => void;
}

export function RenameDialog({ set, opened, onClose }: SetDialogProps) {
  const rename = useMutation(renameSetMutation());
  const change = useSetChange(set.id);
  const [typed, setTyped] = useState<{ name?: string; description?: string }>({});
  const { name = set.name, description = set.description } = typed;
  const onConfirm = async () => {
    await change(() => rename.mutateAsync({ setId: set.id, version: set.version, name, description }));
    setTyped({});
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Name and description of ${set.name}`}
      confirmLabel="Save"
      canConfirm={name.trim().length >= 2 && (name !== set.name || description !== set.description)}
      onConfirm={onConfirm}
    >
      <NameFields
        name={name}
        description={description}
        onChange={(some) => setTyped((before) => ({ ...before, ...some }))}
      />
    </ConfirmDialog>
  );
}
