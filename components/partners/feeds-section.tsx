"use client";
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { ActsTh } from "@/components/table/heads";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { switchFeedMutation, testFeedMutation } from "@/lib/queries/taxii";
import type { FeedView } from "@/lib/taxii/contract";
import { SaveFeedDialog } from "./save-feed-dialog";

interface Props {
  partnerId: string;
  feeds: FeedView[];
}

/** Collections of the partner's own server that are polled. */
export function FeedsSection({ partnerId, feeds }: Props) {
  const mayManage = usePermission("partner.manage");
  const [changing, setChanging] = useState<FeedView | "new">();
  const present = changing === "new" ? undefined : changing;
  const add = mayManage && <Button onClick={() => setChanging("new")}>New feed</Button>;
  return (
    <Section
      title="Feeds"
      about="Polled from the partner's own server; what comes goes to the quarantine"
      actions={add}
    >
      {feeds.length === 0 ? (
        <EmptyState title="Nothing is polled">A feed is a collection that the partner lets us read.</EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={820}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Feed</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Last read</Table.Th>
                <Table.Th>Next poll</Table.Th>
                <Table.Th ta="right">Objects</Table.Th>
                <ActsTh />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {feeds.map((feed) => (
                <FeedRow key={feed.id} feed={feed} onChange={mayManage ? setChanging : undefined} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <SaveFeedDialog
        key={present === undefined ? "new" : `${present.id}/${present.version}`}
        opened={changing !== undefined}
        onClose={() => setChanging(undefined)}
        partnerId={partnerId}
        present={present}
      />
    </Section>
  );
}

function FeedRow(props: { feed: FeedView; onChange: ((feed: FeedView) => void) | undefined }) {
  const { feed, onChange } = props;
  const { url, collection, polledAt, nextPollAt, paused, readUntil, received, failures, error } = feed;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {url}
        </Text>
        <Text size="xs" c="dimmed" ff="monospace">
          {collection}
        </Text>
        {error !== null && (
          <Text size="xs" c="var(--mantine-color-error)">
            {error}
            {failures > 1 && ` ${formatCount(failures)} polls in a row failed.`}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <State feed={feed} />
      </Table.Td>
      <Table.Td>
        {polledAt === null ? "never" : <Moment at={polledAt} />}
        {readUntil !== null && (
          <Text size="xs" c="dimmed">
            up to <Moment at={readUntil} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{paused ? "–" : <Moment at={nextPollAt} />}</Table.Td>
      <Table.Td ta="right">{formatCount(received)}</Table.Td>
      <Table.Td ta="right">{onChange !== undefined && <Acts feed={feed} onChange={onChange} />}</Table.Td>
    </Table.Tr>
  );
}

function State({ feed: { paused, error, polledAt } }: { feed: FeedView }) {
  if (paused) return <Badge color="gray">stopped</Badge>;
  if (error !== null) return <Badge color="red">failing</Badge>;
  return polledAt === null ? <Badge color="gray">not read yet</Badge> : <Badge color="teal">polled</Badge>;
}

const say = (error: unknown) =>
  notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message });

function Acts({ feed, onChange }: { feed: FeedView; onChange: (feed: FeedView) => void }) {
  const client = useQueryClient();
  const { id, paused } = feed;
  const onSettled = () => client.invalidateQueries({ queryKey: keys.partners });
  const turn = useMutation({ ...switchFeedMutation(), onSettled, onError: say });
  const test = useMutation({ ...testFeedMutation(), onError: say });
  return (
    <Stack gap={4} align="flex-end">
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <Button variant="subtle" size="compact-xs" loading={test.isPending} onClick={() => test.mutate(id)}>
          Test
        </Button>
        {!paused && (
          <Button variant="subtle" size="compact-xs" onClick={() => turn.mutate({ id, to: "now" })}>
            Poll now
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => turn.mutate({ id, to: paused ? "polling" : "paused" })}
        >
          {paused ? "Go on" : "Stop"}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(feed)}>
          Change …
        </Button>
      </Group>
      {test.data !== undefined && (
        <Text size="xs" role="status" c={test.data.ok ? undefined : "var(--mantine-color-error)"}>
          {test.data.words}
        </Text>
      )}
    </Stack>
  );
}
