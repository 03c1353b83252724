"use client";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { keys } from "@/lib/queries/keys";
import { addPartnerMutation } from "@/lib/queries/partners";
import { asProblem } from "@/lib/queries/problem";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Told the id of the one that was added. */
  onAdded: (id: string) => void;
}

/** Adds a partner; nothing is shared with it before an agreement is on file. */
export function AddPartnerDialog({ opened, onClose, onAdded }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const add = useMutation({
    ...addPartnerMutation(),
    onSuccess: async ({ id }) => {
      setName("");
      onAdded(id);
      await client.invalidateQueries({ queryKey: keys.partners });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Add a partner"
      confirmLabel="Add"
      consequences={[
        "A key is made for this partner alone; account identifiers leave only as hashes under it.",
        "Nothing is shared with it before you record what was agreed.",
      ]}
      canConfirm={name.trim() !== ""}
      onConfirm={() => add.mutateAsync({ name })}
    >
      <TextInput
        label="Name"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={add.error === null ? undefined : asProblem(add.error).fieldMessage("name")}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
