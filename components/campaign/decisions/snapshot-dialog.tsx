"use client";
import { Code, Modal, ScrollArea, Stack, Table, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { EvidenceSnapshotView } from "@/lib/decisions/contract";
import { snapshotQuery } from "@/lib/queries/campaign";
import { proposalSnapshotQuery } from "@/lib/queries/proposals";
import { words } from "@/lib/queries/words";
import { prepareRecords, textOf } from "./record-table";

interface SnapshotDialogProps {
  of: { decisionId: string } | { proposalId: string };
  onClose: () => void;
}

/** The evidence as it was when the decision was taken, or proposed; it never changes. */
export function SnapshotDialog({ of, onClose }: SnapshotDialogProps) {
  const { data, error, refetch } = useQuery(
    "decisionId" in of ? snapshotQuery(of.decisionId) : proposalSnapshotQuery(of.proposalId),
  );
  return (
    <Modal opened onClose={onClose} size="80rem" title="Evidence the decision was taken on">
      {data !== undefined && <Snapshot snapshot={data} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows />}
    </Modal>
  );
}

const parts = ["members", "evidence", "exchanges"] as const;

function Snapshot({ snapshot }: { snapshot: EvidenceSnapshotView }) {
  const facts = Object.entries(snapshot.campaign)
    .filter(([, value]) => typeof value !== "object" || value === null)
    .map(([name, value]): [string, string] => [words(name), textOf(value)]);
  return (
    <Stack gap="sm">
      <Text size="sm">
        Taken <Moment at={snapshot.takenAt} precision="second" />, SHA-256 <Code>{snapshot.hash}</Code>
      </Text>
      <FactList facts={facts} />
      <Tabs defaultValue="members" keepMounted={false}>
        <Tabs.List>
          {parts.map((part) => (
            <Tabs.Tab key={part} value={part} tt="capitalize">
              {part} {formatCount(snapshot[part].length)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map((part) => (
          <Tabs.Panel key={part} value={part} pt="sm">
            <Records records={snapshot[part]} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

function Records({ records }: { records: Record<string, unknown>[] }) {
  const table = useMemo(() => prepareRecords(records), [records]);
  if (table.of === 0) return <Text size="sm">None were part of this decision.</Text>;
  return (
    <ScrollArea.Autosize mah={420}>
      <Table stickyHeader fz="xs">
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column}>{words(column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, index) => (
                <Table.Td key={table.columns[index]} maw={420} style={{ overflowWrap: "anywhere" }}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {table.rows.length < table.of && (
        <Text size="xs" c="dimmed" p="xs">
          {formatCount(table.rows.length)} of {formatCount(table.of)}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}
