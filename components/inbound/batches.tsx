"use client";
import { Badge, Button, Drawer, Group, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { markings } from "@/components/sharing/tlp";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { formatWords, type InboundBatchView } from "@/lib/inbound/contract";
import { inboundBatchesQuery } from "@/lib/queries/inbound";
import { DecideDialog, type Deciding } from "./decide-dialog";
import { useInboundParams } from "./tabs";
import { WarninglistPanel } from "./warninglist-panel";
import { stateColors, stateOf } from "./words";

const number = (
  id: string,
  header: string,
  of: (batch: InboundBatchView) => number,
  hint?: string,
): Column<InboundBatchView> => ({
  ...{ id, header, size: 100, accessorFn: of },
  meta: { align: "right", grow: 0, ...(hint === undefined ? {} : { hint }) },
  cell: ({ row: { original } }) => formatCount(of(original)),
});

const columns: Column<InboundBatchView>[] = [
  { id: "source", header: "Source", size: 200, accessorKey: "source", meta: { grow: 2 } },
  { id: "partner", header: "Partner", size: 150, accessorKey: "partner" },
  { id: "format", header: "Format", size: 150, meta: { grow: 0 }, accessorFn: ({ format }) => formatWords[format] },
  { id: "tlp", header: "Marking", size: 120, meta: { grow: 0 }, accessorFn: ({ tlp }) => markings[tlp].label },
  number("indicators", "Indicators", ({ counts, warninglist }) => warninglist?.entries ?? counts.indicators),
  number("waiting", "Waiting", ({ waiting }) => waiting, "For a person to accept or refuse"),
  number(
    "faults",
    "Faults",
    ({ counts }) => counts.faults,
    "Objects that were not taken; open the batch for their places",
  ),
  {
    ...{ id: "state", header: "State", size: 110, meta: { grow: 0 }, accessorFn: stateOf },
    cell: ({ row: { original } }) => <Badge color={stateColors[stateOf(original)]}>{stateOf(original)}</Badge>,
  },
  {
    ...{ id: "receivedAt", header: "Received", size: 175, meta: { grow: 0 }, accessorKey: "receivedAt" },
    cell: ({ row: { original } }) => <Moment at={original.receivedAt} />,
  },
];

/** What came in one piece each, the newest first. */
export function Batches() {
  const query = useQuery(inboundBatchesQuery());
  const [openedId, setOpenedId] = useState<string | null>(null);
  const opened = query.data?.find(({ id }) => id === openedId);
  return (
    <>
      <DataTable
        label="Batches"
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => setOpenedId(id)}
        {...listed(query)}
        maxHeight="calc(100dvh - 260px)"
        empty={
          <EmptyState title="Nothing has come in yet">
            A file, a paste or a partner's TAXII server makes a batch.
          </EmptyState>
        }
      />
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpenedId(null)}
        title={opened?.source}
        position="right"
        size="lg"
      >
        {opened !== undefined && <BatchDetail batch={opened} />}
      </Drawer>
    </>
  );
}

const countsOf = (counts: InboundBatchView["counts"]): [string, string][] => [
  ["Indicators", `${formatCount(counts.indicators)}, ${formatCount(counts.unmatchable)} of them cannot be compared`],
  ["Said before", formatCount(counts.repeats)],
  ["Taken back or replaced", formatCount(counts.revoked)],
  ["Sightings", formatCount(counts.sightings)],
  ["Other objects, not kept", formatCount(counts.others)],
];

function BatchDetail({ batch }: { batch: InboundBatchView }) {
  const [, set] = useInboundParams();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const mayReview = usePermission("inbound.review");
  const { counts, warninglist, faults, waiting, id } = batch;
  const decide = (decision: Deciding["decision"]) => setDeciding({ batchId: id, waiting, decision });
  return (
    <Stack gap="md">
      <FactList
        facts={[
          ["Partner", batch.partner],
          ["Received by", batch.receivedBy],
          ["SHA-256", <code key="hash">{batch.sha256.slice(0, 16)}…</code>],
          ...(warninglist === null ? countsOf(counts) : []),
        ]}
      />
      <WarninglistPanel batch={batch} {...(mayReview ? { onDecide: setDeciding } : {})} />
      {warninglist === null && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void set({ tab: "quarantine", state: "any", batch: id })}>
            Show its indicators
          </Button>
          {mayReview && waiting > 0 && (
            <>
              <Button size="xs" onClick={() => decide("accept")}>
                Accept all that waits
              </Button>
              <Button size="xs" variant="default" onClick={() => decide("refuse")}>
                Refuse all that waits
              </Button>
            </>
          )}
        </Group>
      )}
      {faults.length > 0 && (
        <Stack gap={4}>
          <Text size="sm" fw={600} component="h3">
            Not taken: {formatCount(counts.faults)}
          </Text>
          <List size="sm" spacing={2}>
            {faults.map(({ place, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the faults of a batch do not move
              <List.Item key={i}>
                <code>{place}</code> {reason}
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
      <DecideDialog deciding={deciding} onClose={() => setDeciding(null)} />
    </Stack>
  );
}
