"use client";
import { Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { usePermission } from "@/components/session/session";
import { saveViewMutation } from "@/lib/queries/views";
import { useViewChange } from "./use-view-change";

interface SaveViewDialogProps {
  page: string;
  query: string;
  opened: boolean;
  onClose: () => void;
}

/** Keeps the page's present filters and order under a name. */
export function SaveViewDialog({ page, query, opened, onClose }: SaveViewDialogProps) {
  const save = useMutation(saveViewMutation());
  const change = useViewChange();
  const mayShare = usePermission("review.work");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const onConfirm = async () => {
    await change(() => save.mutateAsync({ name, page, query, shared }));
    setName("");
    setShared(false);
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Save this view"
      confirmLabel="Save"
      consequences={["Its filters and its order are kept, not the rows: they are as they are when it is opened."]}
      canConfirm={name.trim().length >= 2}
      onConfirm={onConfirm}
    >
      <TextInput
        label="Name"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && (
        <Switch
          size="sm"
          label="Share it with the team"
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
    </ConfirmDialog>
  );
}
