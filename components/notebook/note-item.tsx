"use client";
import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { usePermission, useSession } from "@/components/session/session";
import { keys } from "@/lib/queries/keys";
import { withdrawNoteMutation } from "@/lib/queries/notebook";
import type { NoteView } from "@/lib/review/contract";
import { EditNote } from "./edit-note";
import { NoteHistory } from "./note-history";
import { NoteText } from "./note-text";
import classes from "./notebook.module.css";

/** One note: who wrote it when, and what its author can still do about it. */
export function NoteItem({ note }: { note: NoteView }) {
  const { id } = useSession();
  const [open, setOpen] = useState<"edit" | "history" | "withdraw" | null>(null);
  const isOwn = usePermission("review.work") && note.author.id === id && note.withdrawnAt === null;
  const readsWithdrawn = usePermission("audit.read");
  const hasHistory = note.withdrawnAt === null ? note.version > 1 : readsWithdrawn;
  const toggle = (part: typeof open) => setOpen(open === part ? null : part);
  return (
    <article className={classes.note} aria-label={`Note by ${note.author.name}`}>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <b>{note.author.name}</b> · <Moment at={note.writtenAt} />
          {note.version > 1 && (
            <>
              {" "}
              · edited <Moment at={note.changedAt} />
            </>
          )}
        </Text>
        <Group gap={4}>
          {hasHistory && (
            <Act onClick={() => toggle("history")} isOpen={open === "history"}>
              History
            </Act>
          )}
          {isOwn && (
            <Act onClick={() => toggle("edit")} isOpen={open === "edit"}>
              Edit
            </Act>
          )}
          {isOwn && <Act onClick={() => setOpen("withdraw")}>Withdraw</Act>}
        </Group>
      </Group>
      {open === "edit" ? <EditNote note={note} onDone={() => setOpen(null)} /> : <Words note={note} readerId={id} />}
      {open === "history" && <NoteHistory noteId={note.id} version={note.version} />}
      <WithdrawDialog note={note} opened={open === "withdraw"} onClose={() => setOpen(null)} />
    </article>
  );
}

function Words({ note, readerId }: { note: NoteView; readerId: string }) {
  if (note.text !== null) return <NoteText text={note.text} mentions={note.mentions} readerId={readerId} />;
  return (
    <Text size="sm" c="dimmed" fs="italic">
      Withdrawn by its author, <Moment at={note.withdrawnAt} />
    </Text>
  );
}

interface ActProps {
  onClick: () => void;
  isOpen?: boolean;
  children: string;
}

const Act = ({ onClick, isOpen, children }: ActProps) => (
  <Button size="compact-xs" variant="subtle" onClick={onClick} aria-expanded={isOpen}>
    {children}
  </Button>
);

function WithdrawDialog({ note, opened, onClose }: { note: NoteView; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const withdraw = useMutation(withdrawNoteMutation());
  const onConfirm = async () => {
    await withdraw.mutateAsync(note.id);
    await client.invalidateQueries({ queryKey: keys.notes(note.subject.type, note.subject.id) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Withdraw this note"
      confirmLabel="Withdraw"
      consequences={[
        "Its words are gone from the notebook, and from the lists of those it mentions.",
        "Auditors can still read them in its history. This cannot be undone.",
      ]}
      canConfirm
      onConfirm={onConfirm}
    />
  );
}
