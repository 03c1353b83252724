"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { ConnectorView } from "@/lib/connectors/contract";
import { saveConnectorMutation } from "@/lib/queries/connectors";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { PlaceFields } from "./place-fields";
import { ReadingFields } from "./reading-fields";
import { inputFrom, isComplete, nothingTyped, typedFrom } from "./typed";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The one that is changed; a new one without it. */
  present?: ConnectorView | undefined;
}

/** Makes a connector or changes one. Give it another `key` for another connector. */
export function SaveConnectorDialog({ opened, onClose, present }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(present === undefined ? nothingTyped : typedFrom(present));
  const save = useMutation({
    ...saveConnectorMutation(),
    onSuccess: () => {
      if (present === undefined) setTyped(nothingTyped);
      return client.invalidateQueries({ queryKey: keys.connectors });
    },
  });
  const faultOf = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const fields = { typed, faultOf, onType: (more: Partial<typeof typed>) => setTyped({ ...typed, ...more }) };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={present === undefined ? "New connector" : `Change “${present.name}”`}
      confirmLabel="Save"
      canConfirm={isComplete(typed)}
      onConfirm={() => save.mutateAsync(inputFrom(typed, present))}
    >
      <ReadingFields {...fields} isNew={present === undefined} />
      <PlaceFields {...fields} />
    </ConfirmDialog>
  );
}
