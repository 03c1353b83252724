"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PeopleAtIt } from "@/components/review/people-at-it";
import { presenceHint } from "@/components/review/review-words";
import type { Column } from "@/components/table/column";
import type { SetListRow } from "@/lib/review/contract";

export const setColumns: Column<SetListRow>[] = [
  {
    id: "name",
    header: "Set",
    size: 200,
    accessorKey: "name",
    sortDescFirst: false,
    meta: { grow: 1.2 },
    cell: ({ row: { original } }) => (
      <Text component={Link} href={`/sets/${original.id}`} size="sm" fw={500} c="var(--mantine-color-text)" truncate>
        {original.name}
      </Text>
    ),
  },
  {
    id: "accounts",
    header: "Accounts",
    size: 95,
    accessorKey: "accounts",
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => formatCount(original.accounts),
  },
  {
    id: "why",
    header: "Why",
    size: 220,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.description}>
        {original.description || "–"}
      </Text>
    ),
  },
  {
    id: "atIt",
    header: "At it",
    size: 150,
    enableSorting: false,
    meta: { grow: 0.7, hint: presenceHint },
    cell: ({ row: { original } }) => <PeopleAtIt review={original.review} />,
  },
  { id: "madeBy", header: "Made by", size: 140, accessorFn: ({ madeBy }) => madeBy.name, meta: { grow: 0.6 } },
  {
    id: "changedAt",
    header: "Changed (UTC)",
    size: 140,
    accessorKey: "changedAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.changedAt} />,
  },
];
