"use client";
import { Alert, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { leftBecause } from "@/components/batches/batch-words";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { DecisionOutcome } from "@/lib/decisions/contract";

type Skipped = DecisionOutcome["skipped"][number];

const columns: Column<Skipped>[] = [
  {
    id: "account",
    header: "Account",
    size: 220,
    accessorKey: "accountId",
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
    ),
  },
  { id: "reason", header: leftBecause, size: 360, meta: { grow: 3 }, accessorKey: "reason" },
];

/** What came of the last act: how many it reached, and which accounts it left as they are. */
export function OutcomeNote({ outcome, onClose }: { outcome: DecisionOutcome; onClose: () => void }) {
  const { taken, skipped } = outcome;
  return (
    <Alert
      color="lake"
      icon={<IconCheck size={18} aria-hidden />}
      title={`${formatCount(taken)} ${taken === 1 ? "decision" : "decisions"} recorded`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      {skipped.length === 0 ? (
        <Text size="sm">No account was left out.</Text>
      ) : (
        <DataTable
          label="Accounts left as they are"
          columns={columns}
          rows={skipped}
          rowId={({ accountId }) => accountId}
          maxHeight="190px"
        />
      )}
    </Alert>
  );
}
