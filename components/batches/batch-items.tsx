"use client";
import { Badge, Group, SegmentedControl, Text } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { BatchItemView, BatchView } from "@/lib/decisions/contract";
import type { BatchWithItems } from "@/lib/queries/act-batches";
import { itemStates, leftBecause, progressOf } from "./batch-words";

const fixed = { enableSorting: false } as const;

const columns: Column<BatchItemView>[] = [
  {
    ...fixed,
    id: "position",
    header: "No.",
    size: 70,
    meta: { align: "right", grow: 0, hint: "In the order of acting, which is random." },
    cell: ({ row: { original } }) => formatCount(original.position + 1),
  },
  {
    ...fixed,
    id: "account",
    header: "Account",
    size: 220,
    cell: ({ row: { original } }) => (
      <Group gap="xs" wrap="nowrap">
        <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
        {original.part !== "" && (
          <Text size="xs" c="dimmed" truncate>
            {original.part}
          </Text>
        )}
      </Group>
    ),
  },
  {
    ...fixed,
    id: "first",
    header: "Goes first",
    size: 90,
    meta: { grow: 0, hint: "Acted on first, and watched before the rest." },
    cell: ({ row: { original } }) => (original.canary ? "yes" : ""),
  },
  {
    ...fixed,
    id: "dueAt",
    header: "Due",
    size: 205,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.dueAt} precision="second" />,
  },
  {
    ...fixed,
    id: "state",
    header: "State",
    size: 100,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => (
      <Badge color={itemStates[original.state].color}>{itemStates[original.state].label}</Badge>
    ),
  },
  {
    ...fixed,
    id: "reason",
    header: leftBecause,
    size: 260,
    accessorKey: "reason",
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.reason ?? undefined}>
        {original.reason ?? ""}
      </Text>
    ),
  },
];

interface BatchItemsProps {
  batch: BatchView;
  items: UseInfiniteQueryResult<InfiniteData<BatchWithItems>>;
  state: BatchItemView["state"] | null;
  onState: (state: BatchItemView["state"] | null) => void;
}

/** What became of each account. */
export function BatchItems({ batch, items, state, onState }: BatchItemsProps) {
  const router = useRouter();
  const counts = progressOf(batch);
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = (value: BatchItemView["state"]) => ({
    value,
    label: `${itemStates[value].label} ${formatCount(counts[value])}`,
  });
  return (
    <Section
      title="Accounts"
      about="In the order of acting"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Show"
          data={[{ value: "all", label: "All" }, choice("done"), choice("skipped"), choice("pending")]}
          value={state ?? "all"}
          onChange={(value) => onState(value === "all" ? null : (value as BatchItemView["state"]))}
        />
      }
    >
      <DataTable
        label="Accounts of the batch"
        columns={columns}
        rows={rows}
        rowId={({ position }) => String(position)}
        isLoading={items.isPending}
        error={items.error}
        onRetry={() => void items.refetch()}
        onMore={items.hasNextPage && !items.isFetchNextPageError ? () => void items.fetchNextPage() : undefined}
        isLoadingMore={items.isFetchingNextPage}
        onOpen={({ accountId }) => router.push(`/accounts/${encodeURIComponent(accountId)}`)}
        maxHeight="max(280px, calc(100dvh - 420px))"
        empty={<EmptyState title="No account is in this state" />}
      />
    </Section>
  );
}
