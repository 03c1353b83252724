"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { keys } from "@/lib/queries/keys";
import { writeNoteMutation } from "@/lib/queries/notebook";
import type { Noted } from "@/lib/review/contract";
import { NoteField } from "./note-field";
import { useDraft } from "./use-draft";

/** Writes a note; what was typed stays when it is refused, and when the page is loaded again. */
export function NoteComposer({ noted }: { noted: Noted }) {
  const client = useQueryClient();
  const [text, setText] = useDraft(`note ${noted.type} ${noted.id}`);
  const write = useMutation({
    ...writeNoteMutation(),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: keys.notes(noted.type, noted.id) });
    },
  });
  const canSubmit = text.trim() !== "" && !write.isPending;
  const submit = () => {
    if (canSubmit) write.mutate({ ...noted, text });
  };
  return (
    <Stack gap="xs">
      <NoteField
        label="New note"
        placeholder="What you saw, what you think, what is open. @ mentions a colleague."
        minRows={3}
        value={text}
        onChange={setText}
        onSubmit={submit}
      />
      {write.error !== null && <ErrorState error={write.error} />}
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          Plain text. Everybody who may see this case can read it; edits keep what was there before.
        </Text>
        <Button
          size="compact-sm"
          onClick={submit}
          disabled={!canSubmit}
          loading={write.isPending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Add note (Ctrl Enter)
        </Button>
      </Group>
    </Stack>
  );
}
