"use client";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { SetOutcome } from "@/lib/review/contract";
import { addedOf } from "./say-made";

type Unknown = SetOutcome["unknown"]["rows"][number];

const columns: Column<Unknown>[] = [
  {
    id: "line",
    header: "Line",
    size: 80,
    accessorKey: "line",
    sortDescFirst: false,
    meta: { grow: 0, align: "right" },
  },
  { id: "text", header: "What stands there", size: 260, accessorFn: ({ text }) => text || "(nothing)" },
];

/** Which ids belong to no account, with their lines; the others are in the set. */
export function UnknownIds({ outcome, onClose }: { outcome: SetOutcome | null; onClose: () => void }) {
  const unknown = outcome?.unknown ?? { total: 0, rows: [] };
  const shown = unknown.rows.length < unknown.total ? `, of which the first ${unknown.rows.length} are listed` : "";
  return (
    <Modal opened={outcome !== null} onClose={onClose} title={`${outcome?.set.name}: some ids belong to no account`}>
      {outcome !== null && (
        <Stack gap="sm">
          <Text size="sm">
            {addedOf(outcome)} {formatCount(unknown.total)} {unknown.total === 1 ? "id belongs" : "ids belong"} to no
            account{shown}.
          </Text>
          <DataTable
            label="Unknown ids"
            columns={columns}
            rows={unknown.rows}
            rowId={({ line }) => String(line)}
            maxHeight="300px"
          />
          <Group justify="flex-end">
            <Button component={Link} href={`/sets/${outcome.set.id}`} variant="default" onClick={onClose}>
              Open the set
            </Button>
            <Button onClick={onClose}>Good</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
