"use client";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { removeMappingMutation } from "@/lib/queries/imports";
import { keys } from "@/lib/queries/keys";

interface Props {
  id: string;
  name: string;
  onRemoved: () => void;
}

/** Takes a saved mapping away from everybody. */
export function RemoveMapping({ id, name, onRemoved }: Props) {
  const [isAsking, setAsking] = useState(false);
  const client = useQueryClient();
  const remove = useMutation({
    ...removeMappingMutation(),
    onSuccess: async () => {
      onRemoved();
      await client.invalidateQueries({ queryKey: keys.profiles });
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" size="xs" mt={24} onClick={() => setAsking(true)}>
        Remove saved mapping
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={`Remove ${name}`}
        confirmLabel="Remove"
        isDangerous
        canConfirm
        consequences={[
          "Nobody can read files by it any more, here, on the command line or over HTTP.",
          "What was read by it stays.",
        ]}
        onConfirm={() => remove.mutateAsync(id)}
      />
    </>
  );
}
