"use client";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { setChangesQuery } from "@/lib/queries/sets";
import type { SetChangeView } from "@/lib/review/contract";
import { changeInWords } from "./origin-words";

const columns: Column<SetChangeView>[] = [
  {
    id: "at",
    header: "When (UTC)",
    size: 140,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.at} />,
  },
  { id: "by", header: "Who", size: 150, enableSorting: false, accessorKey: "by", meta: { grow: 0.5 } },
  {
    id: "what",
    header: "What",
    size: 320,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={changeInWords(original)}>
        {changeInWords(original)}
      </Text>
    ),
  },
  {
    id: "examples",
    header: "Accounts",
    size: 220,
    enableSorting: false,
    meta: { grow: 1.4, hint: "The first five of those that came in, went out or were decided on." },
    cell: ({ row: { original } }) => (
      <Text size="sm" ff="monospace" truncate title={original.examples.join(", ")}>
        {original.examples.join(", ")}
        {original.accounts > original.examples.length && " …"}
      </Text>
    ),
  },
];

/** What was done to the set and on it, the newest first; nothing of it is ever changed. */
export const SetHistory = ({ setId }: { setId: string }) => (
  <DataTable
    label="Changes"
    columns={columns}
    rowId={({ id }) => id}
    {...listed(useQuery(setChangesQuery(setId)))}
    maxHeight="max(300px, calc(100dvh - 330px))"
  />
);
