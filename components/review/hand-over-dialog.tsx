"use client";
import { Select, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { useSession } from "@/components/session/session";
import { useUndoReview } from "@/components/undo/use-undo-review";
import { colleaguesQuery, handOffQuery, handOverMutation } from "@/lib/queries/review";
import type { ReviewDialogProps } from "./put-off-dialog";

/** Gives it to a named colleague, with what they need to know. */
export function HandOverDialog({ reviewed, name, opened, onClose, onDone }: ReviewDialogProps) {
  const { id } = useSession();
  const colleagues = useQuery({ ...colleaguesQuery(), enabled: opened });
  const handOver = useMutation(handOverMutation());
  const offerUndo = useUndoReview(reviewed);
  const [toId, setToId] = useState<string | null>(null);
  const summary = useQuery({ ...handOffQuery(reviewed), enabled: opened });
  // Null until it is edited: then it is the person's.
  const [edited, setEdited] = useState<string | null>(null);
  const note = edited ?? summary.data?.text ?? "";
  const options = (colleagues.data?.rows ?? []).filter((one) => one.id !== id);
  const onConfirm = async () => {
    if (toId === null) return;
    const done = await handOver.mutateAsync({ ...reviewed, toId, note });
    setEdited(null);
    setToId(null);
    await onDone();
    offerUndo(`${name} handed over to ${done.claim?.holder.name ?? "a colleague"}`, done);
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Hand over ${name}`}
      confirmLabel="Hand over"
      consequences={["It is theirs for a day, and stands among theirs in the queue with your note."]}
      size="lg"
      canConfirm={toId !== null}
      onConfirm={onConfirm}
    >
      {colleagues.error !== null && <ErrorState error={colleagues.error} onRetry={() => void colleagues.refetch()} />}
      <Select
        label="To"
        required
        searchable
        placeholder="Who goes on with it"
        nothingFoundMessage="Nobody else reviews."
        data={options.map((one) => ({ value: one.id, label: one.name }))}
        value={toId}
        onChange={setToId}
      />
      <Textarea
        label="What they need to know"
        autosize
        minRows={4}
        maxRows={16}
        maxLength={4000}
        description="Filled in from what is known now; say what you think and what is left to do."
        placeholder="What you looked at, what you think, what is left to do."
        value={note}
        onChange={(event) => setEdited(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
