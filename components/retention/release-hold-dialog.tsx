"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { keys } from "@/lib/queries/keys";
import { releaseHoldMutation } from "@/lib/queries/retention";
import type { HoldView } from "@/lib/retention/contract";
import { scopeWords } from "./scope-words";

/** Ends a hold before it expires; open while there is one. */
export function ReleaseHoldDialog({ hold, onClose }: { hold: HoldView | undefined; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const release = useMutation({
    ...releaseHoldMutation(),
    onSuccess: () => {
      setReason("");
      return client.invalidateQueries({ queryKey: keys.retention });
    },
  });
  return (
    <ConfirmDialog
      opened={hold !== undefined}
      onClose={onClose}
      title="Release the hold"
      confirmLabel="Release"
      isDangerous
      canConfirm={isReason(reason)}
      consequences={[
        ...(hold === undefined ? [] : [`It names ${scopeWords(hold)}.`]),
        "What nothing else holds and is older than is kept goes within minutes.",
      ]}
      onConfirm={() => release.mutateAsync({ id: hold?.id ?? "", reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
