"use client";
import { Alert, List, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import type { SeedReport as Report } from "@/lib/threads/contract";
import { reportKey } from "./seed-dialog";

const mostListed = 12;

/** What became of the pasted lines: those that are nothing, and values that say nothing, with their numbers. */
export function SeedReport({ threadId }: { threadId: string }) {
  const client = useQueryClient();
  const { data } = useQuery<Report | null>({
    queryKey: reportKey(threadId),
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  if (data === null || data.notes.length === 0) return null;
  const rest = data.notes.length - mostListed;
  return (
    <Alert
      color="yellow"
      mb="md"
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => client.setQueryData(reportKey(threadId), null)}
      title={`${formatCount(data.accounts)} accounts and ${formatCount(data.values)} values were taken; ${formatCount(data.notes.length)} were not`}
    >
      <List size="sm" spacing={2}>
        {data.notes.slice(0, mostListed).map((note) => (
          <List.Item key={note.is === "value" ? `${note.line}/${note.fact.display}` : note.line}>
            {note.line > 0 ? `Line ${note.line}: ` : "The prompt: "}
            {note.is === "value" ? (
              <>
                <Pseudonym value={note.fact.display} /> is {note.saysNothing}.
              </>
            ) : (
              note.reason
            )}
          </List.Item>
        ))}
      </List>
      {rest > 0 && <Text size="sm">and {formatCount(rest)} more</Text>}
    </Alert>
  );
}
