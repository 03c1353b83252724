"use client";
import { Badge } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import { type NoticeView, templateKindNames } from "@/lib/appeals/contract";

export const noticeStates: Record<NoticeView["state"], { label: string; color: string }> = {
  held: { label: "held", color: "red" },
  failed: { label: "failed", color: "red" },
  unreachable: { label: "no address", color: "yellow" },
  waiting: { label: "waiting", color: "blue" },
  sent: { label: "sent", color: "teal" },
};

export const NoticeStateBadge = ({ state }: { state: NoticeView["state"] }) => (
  <Badge color={noticeStates[state].color}>{noticeStates[state].label}</Badge>
);

export const noticeColumns: Column<NoticeView>[] = [
  {
    id: "state",
    header: "State",
    size: 120,
    meta: { grow: 0 },
    accessorKey: "state",
    cell: ({ row: { original } }) => <NoticeStateBadge state={original.state} />,
  },
  { id: "kind", header: "Notice", size: 180, accessorFn: ({ kind }) => templateKindNames[kind] },
  { id: "account", header: "Account", size: 200, accessorKey: "accountId" },
  {
    id: "reference",
    header: "Reference",
    size: 170,
    meta: { grow: 0 },
    accessorFn: ({ reference }) => reference ?? "–",
  },
  {
    id: "written",
    header: "Written",
    size: 120,
    meta: { grow: 0 },
    accessorKey: "createdAt",
    cell: ({ row: { original } }) => <Moment at={original.createdAt} />,
  },
];
