"use client";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { notesQuery, pinsQuery } from "@/lib/queries/notebook";
import type { Noted, NoteList } from "@/lib/review/contract";
import { NoteComposer } from "./note-composer";
import { NoteItem } from "./note-item";
import classes from "./notebook.module.css";
import { Pins } from "./pins";

/** What people wrote down about a campaign or an account and what they pinned, the newest first. */
export function Notebook({ noted }: { noted: Noted }) {
  const { data, error, refetch } = useQuery(notesQuery(noted));
  const hasPins = (useQuery(pinsQuery(noted)).data?.rows.length ?? 0) > 0;
  const mayWrite = usePermission("review.work");
  return (
    <Section
      title="Notebook"
      about={data && `${data.total === 1 ? "1 note" : `${formatCount(data.total)} notes`}, the newest first`}
    >
      <div className={classes.columns} data-pinned={hasPins || undefined}>
        <Stack gap="md" maw={900}>
          {mayWrite && <NoteComposer noted={noted} />}
          {data !== undefined && <Notes list={data} />}
          {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
          {data === undefined && error === null && <LoadingRows rows={3} />}
        </Stack>
        <Pins noted={noted} />
      </div>
    </Section>
  );
}

function Notes({ list: { rows, total } }: { list: NoteList }) {
  if (total === 0) {
    return (
      <EmptyState title="Nothing is written here">What is noted stays with the case, whoever works on it.</EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      {rows.map((note) => (
        <NoteItem key={note.id} note={note} />
      ))}
      {total > rows.length && (
        <Text size="xs" c="dimmed">
          The newest {formatCount(rows.length)} of {formatCount(total)} are shown.
        </Text>
      )}
    </Stack>
  );
}
