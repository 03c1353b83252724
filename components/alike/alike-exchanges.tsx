"use client";
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { formatMoment, Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { formatShare } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import type { AlikeExchange, AlikeList, Differences } from "@/lib/casefile/contract";
import { alikeQuery } from "@/lib/queries/accounts";
import type { AlikeProps } from "./alike-drawer";
import { DifferencesDialog } from "./differences-dialog";
import { MarkedDifferences } from "./marked-differences";

/** Exchanges of other accounts that are worded like one, the most similar first. */
export function AlikeExchanges(props: AlikeProps) {
  const { data, error, refetch } = useQuery(alikeQuery(props.accountId, props.exchangeId));
  const [asked, setAsked] = useState<AlikeExchange | null>(null);
  const [shown, setShown] = useState<{ of: AlikeExchange; differences: Differences } | null>(null);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={8} />;
  return (
    <Stack gap="md">
      <Looked list={data} />
      {shown !== null && <MarkedDifferences {...shown} onClose={() => setShown(null)} />}
      {data.rows.length === 0 ? (
        <EmptyState title="Nobody else wrote anything like it" />
      ) : (
        <Rows rows={data.rows} onAsk={props.campaigns.length > 0 ? setAsked : undefined} />
      )}
      {asked !== null && (
        <DifferencesDialog
          {...props}
          other={asked}
          onClose={() => setAsked(null)}
          onRead={(differences) => setShown({ of: asked, differences })}
        />
      )}
    </Stack>
  );
}

const Looked = ({ list: { accounts, lookedAt, asOf } }: { list: AlikeList }) => (
  <Text size="xs" c="dimmed">
    {formatCount(lookedAt)} of {formatCount(accounts)} other accounts with its template, its wrapper or its system
    prompt were looked at, those with the rarest first, as of the run of {formatMoment(asOf)} UTC. Similarity is what
    both masked prompts have in common of every three words in a row.
  </Text>
);

function Rows({ rows, onAsk }: { rows: AlikeExchange[]; onAsk: ((row: AlikeExchange) => void) | undefined }) {
  const mayRead = usePermission("content.read");
  return (
    <Table.ScrollContainer minWidth={520} type="native">
      <Table aria-label="Similar exchanges" fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">Similarity</Table.Th>
            <Table.Th>Account</Table.Th>
            <Table.Th>Time (UTC)</Table.Th>
            <Table.Th>Model</Table.Th>
            {mayRead && onAsk && <Table.Th>Words</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.exchangeId}>
              <Table.Td ta="right">
                <Similarity row={row} />
              </Table.Td>
              <Table.Td>
                <Pseudonym value={row.accountId} href={`/accounts/${encodeURIComponent(row.accountId)}`} />
              </Table.Td>
              <Table.Td>
                <Moment at={row.ts} precision="second" />
              </Table.Td>
              <Table.Td>{row.model}</Table.Td>
              {mayRead && onAsk && (
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => onAsk(row)}
                    aria-label={`Differences from ${row.exchangeId}`}
                  >
                    Differences
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const Similarity = ({ row: { similarity, sameTemplate } }: { row: AlikeExchange }) => (
  <Group gap={6} wrap="nowrap" justify="flex-end">
    {sameTemplate && (
      <Badge size="xs" variant="light" title="Equal but for numbers, links, quotes and code">
        same template
      </Badge>
    )}
    {similarity === null ? <span title="The words of one are not kept">–</span> : formatShare(similarity)}
  </Group>
);
