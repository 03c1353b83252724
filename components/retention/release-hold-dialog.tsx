"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { keys } from "@/lib/queries/keys";
import { releaseHoldMutation } from "@/lib/queries/retention";
import type { HoldView } from "@/lib/retention/contract";
import { scopeWords } from "./scope-words";

/** Ends a hold before it expires; open while there is one. */
export function ReleaseHoldDialog({ hold, onClose }: { hold: HoldView | undefined; onClose: () => void }) {
  const client = useQueryClient();
  const release = useMutation({
    ...releaseHoldMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.retention }),
  });
  return (
    <ReasonDialog
      opened={hold !== undefined}
      onClose={onClose}
      title="Release the hold"
      confirmLabel="Release"
      isDangerous
      consequences={[
        ...(hold === undefined ? [] : [`It names ${scopeWords(hold)}.`]),
        "What nothing else holds and is older than is kept goes within minutes.",
      ]}
      onConfirm={(reason) => release.mutateAsync({ id: hold?.id ?? "", reason })}
    />
  );
}
