"use client";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { keys } from "@/lib/queries/keys";
import { eraseAccountMutation } from "@/lib/queries/retention";

/** What it is called, on what opens it too. */
export const eraseAccount = "Erase an account";

/** Has all that is stored of one account removed. */
export function EraseAccountDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [accountId, setAccountId] = useState("");
  const erase = useMutation({
    ...eraseAccountMutation(),
    onSuccess: () => {
      setAccountId("");
      return client.invalidateQueries({ queryKey: keys.retention });
    },
  });
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={eraseAccount}
      confirmLabel="Erase"
      isDangerous
      canConfirm={accountId.trim() !== ""}
      consequences={[
        "Its exchanges, their roll-ups and its attributes go. They do not come back.",
        "Decisions about it stay, with the evidence they rest on.",
      ]}
      onConfirm={(reason) => erase.mutateAsync({ accountId: accountId.trim(), reason })}
    >
      <TextInput
        label="Account id"
        required
        spellCheck={false}
        autoComplete="off"
        value={accountId}
        onChange={(event) => setAccountId(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  );
}
