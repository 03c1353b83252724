"use client";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { noteHistoryQuery } from "@/lib/queries/notebook";
import classes from "./notebook.module.css";

/** What a note said from one edit to the next. */
export function NoteHistory({ noteId, version }: { noteId: string; version: number }) {
  const { data, error, refetch } = useQuery(noteHistoryQuery(noteId, version));
  if (data === undefined) {
    return error === null ? <LoadingRows rows={2} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack gap="xs" component="ol" className={classes.history} aria-label="Versions, the newest first">
      {data.rows.map((row) => (
        <li key={row.version}>
          <Text size="xs" c="dimmed">
            Version {row.version} · <Moment at={row.writtenAt} precision="second" />
          </Text>
          <Text size="sm" className={classes.words} dir="auto">
            {row.text}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
