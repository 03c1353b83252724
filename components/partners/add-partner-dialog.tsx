"use client";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { keys } from "@/lib/queries/keys";
import { addPartnerMutation } from "@/lib/queries/partners";
import { asProblem } from "@/lib/queries/problem";

export function AddPartnerDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const add = useMutation({
    ...addPartnerMutation(),
    onSuccess: () => {
      setName("");
      return client.invalidateQueries({ queryKey: keys.partners });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Add a partner"
      confirmLabel="Add"
      consequences={["A key is made for this partner alone; account identifiers leave only as hashes under it."]}
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
