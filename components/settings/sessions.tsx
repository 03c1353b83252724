"use client";
import { Badge, Button, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { endOtherSessions, endSession, type OwnSession, ownSessionsQuery } from "@/lib/queries/access";
import { browserName } from "./browser-name";

/** Where this person is signed in; each but the present one can be ended. */
export function Sessions({ currentId }: { currentId: string | null }) {
  const sessions = useQuery(ownSessionsQuery());
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: ownSessionsQuery().queryKey });
  const end = useMutation({ mutationFn: endSession, onSuccess });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess });
  const rows = sessions.data ?? [];
  return (
    <Section
      title="Sessions"
      about="A session ends by itself after twelve hours"
      actions={
        rows.length > 1 && (
          <Button variant="default" onClick={() => endOthers.mutate()} loading={endOthers.isPending}>
            End all others
          </Button>
        )
      }
    >
      {sessions.isPending && <LoadingRows rows={2} />}
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {(end.error ?? endOthers.error) && <ErrorState error={end.error ?? endOthers.error} />}
      {rows.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Browser</Table.Th>
              <Table.Th>Address</Table.Th>
              <Table.Th>Signed in</Table.Th>
              <Table.Th>Ends</Table.Th>
              <Table.Th aria-label="Act" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} isCurrent={row.id === currentId} onEnd={() => end.mutate(row.token)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function Row({ row, isCurrent, onEnd }: { row: OwnSession; isCurrent: boolean; onEnd: () => void }) {
  return (
    <Table.Tr>
      <Table.Td title={row.userAgent ?? undefined}>{browserName(row.userAgent)}</Table.Td>
      <Table.Td>{row.ipAddress || "not known"}</Table.Td>
      <Table.Td>
        <Moment at={row.createdAt} />
      </Table.Td>
      <Table.Td>
        <Moment at={row.expiresAt} />
      </Table.Td>
      <Table.Td ta="right">
        {isCurrent ? (
          <Badge color="teal">this one</Badge>
        ) : (
          <Button variant="subtle" size="compact-xs" onClick={onEnd}>
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
