"use client";
import { Anchor, Badge, Box, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { useSession } from "@/components/session/session";
import { keys } from "@/lib/queries/keys";
import { mentionsQuery, settleMentionMutation } from "@/lib/queries/notebook";
import { asProblem } from "@/lib/queries/problem";
import type { MentionView, Noted } from "@/lib/review/contract";
import { NoteText } from "./note-text";
import classes from "./notebook.module.css";

/** Where a subject's notebook is. */
export const notebookOf = ({ type, id }: Noted): string =>
  type === "account" ? `/accounts/${encodeURIComponent(id)}` : `/${type}s/${id}?tab=notebook`;

/** Notes that mention whoever looks, until they say that they have taken note; nothing while there are none. */
export function MentionsOfYou({ mb }: { mb?: string }) {
  const { data } = useQuery(mentionsQuery());
  if (data === undefined || data.total === 0) return null;
  return (
    <Box mb={mb}>
      <Section
        title={
          <Group gap="xs" component="span">
            Mentions of you <Badge>{formatCount(data.total)}</Badge>
          </Group>
        }
        about="Until you say that you have taken note"
      >
        <Stack gap="sm" className={classes.mentions}>
          {data.rows.map((mention) => (
            <MentionRow key={mention.note.id} mention={mention} />
          ))}
        </Stack>
      </Section>
    </Box>
  );
}

function MentionRow({ mention: { note, subjectName, mentionedAt } }: { mention: MentionView }) {
  const { id } = useSession();
  const client = useQueryClient();
  const settle = useMutation({
    ...settleMentionMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mentions }),
    onError: (error) => notifications.show({ message: asProblem(error).message, color: "red" }),
  });
  return (
    <article className={classes.note} aria-label={`${note.author.name} about ${subjectName}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          <b>{note.author.name}</b> about{" "}
          <Anchor component={Link} inherit href={notebookOf(note.subject)}>
            {subjectName}
          </Anchor>{" "}
          · <Moment at={mentionedAt} />
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={settle.isPending}
          onClick={() => settle.mutate(note.id)}
          aria-label={`Taken note of ${note.author.name} about ${subjectName}`}
        >
          Taken note
        </Button>
      </Group>
      {note.text !== null && <NoteText text={note.text} mentions={note.mentions} readerId={id} />}
    </article>
  );
}
