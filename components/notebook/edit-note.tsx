"use client";
import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { keys } from "@/lib/queries/keys";
import { editNoteMutation } from "@/lib/queries/notebook";
import type { NoteView } from "@/lib/review/contract";
import { NoteField } from "./note-field";
import { useDraft } from "./use-draft";

/** Edits a note of one's own in its place. */
export function EditNote({ note, onDone }: { note: NoteView; onDone: () => void }) {
  const client = useQueryClient();
  // The draft belongs to the version that it began from: another version starts from its own words.
  const [draft, setDraft] = useDraft(`edit ${note.id} ${note.version}`);
  const text = draft === "" ? (note.text ?? "") : draft;
  const close = () => {
    setDraft("");
    onDone();
  };
  const edit = useMutation({
    ...editNoteMutation(),
    onSuccess: close,
    onSettled: () => client.invalidateQueries({ queryKey: keys.notes(note.subject.type, note.subject.id) }),
  });
  const canSubmit = text.trim() !== "" && text.trim() !== note.text && !edit.isPending;
  const submit = () => {
    if (canSubmit) edit.mutate({ noteId: note.id, version: note.version, text });
  };
  return (
    <Stack gap="xs">
      <NoteField label="Edit note" minRows={2} autoFocus value={text} onChange={setDraft} onSubmit={submit} />
      {edit.error !== null && <ErrorState error={edit.error} />}
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={close}>
          Cancel
        </Button>
        <Button size="compact-sm" onClick={submit} disabled={!canSubmit} loading={edit.isPending}>
          Save (Ctrl Enter)
        </Button>
      </Group>
    </Stack>
  );
}
