"use client";
import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { BundleExportView } from "@/lib/indicators/contract";
import { acknowledgeMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";

interface Props {
  delivery: BundleExportView;
  opened: boolean;
  onClose: () => void;
}

/** Enters that the partner has said it is done. */
export function AcknowledgeDialog({ delivery, opened, onClose }: Props) {
  const client = useQueryClient();
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const acknowledge = useMutation({
    ...acknowledgeMutation(),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.sharing }),
        client.invalidateQueries({ queryKey: keys.campaign(delivery.campaignId) }),
      ]),
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${delivery.partner} has acknowledged it`}
      confirmLabel="Enter"
      consequences={
        delivery.recall === null
          ? ["It counts as received."]
          : ["What it takes back no longer counts as live at the partner."]
      }
      canConfirm={by.trim() !== ""}
      onConfirm={() => acknowledge.mutateAsync({ exportId: delivery.id, by, note })}
    >
      <TextInput
        label="Who said so, of the partner's"
        required
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Textarea
        label="How"
        placeholder="A mail, a ticket, a call: where it can be found again."
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
