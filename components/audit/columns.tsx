"use client";
import { Badge, Group, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import type { AuditRecordView } from "@/lib/audit/contract";

const plain = { enableSorting: false } as const;

export const auditColumns: Column<AuditRecordView>[] = [
  {
    ...plain,
    id: "sequence",
    header: "No.",
    size: 80,
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => formatCount(original.sequence),
  },
  {
    ...plain,
    id: "at",
    header: "Time",
    size: 200,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.at} precision="second" />,
  },
  {
    ...plain,
    id: "actor",
    header: "Who",
    size: 160,
    cell: ({ row: { original } }) => (
      <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
        {original.actor.name}
        {original.actor.type !== "user" && (
          <Text component="span" size="xs" c="dimmed">
            {original.actor.type === "api_key" ? "machine" : "Stillwatch"}
          </Text>
        )}
      </Group>
    ),
  },
  {
    ...plain,
    id: "action",
    header: "Action",
    size: 200,
    cell: ({ row: { original } }) => (
      <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
        {original.action}
        {original.access === "read" && <Badge color="gray">read</Badge>}
      </Group>
    ),
  },
  {
    ...plain,
    id: "subject",
    header: "About",
    size: 260,
    meta: { grow: 1.6 },
    cell: ({ row: { original } }) => (
      <Pseudonym value={`${original.subject.type} ${original.subject.id}`} href={pageOf(original.subject)} />
    ),
  },
  {
    ...plain,
    id: "hash",
    header: "Hash",
    size: 130,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Pseudonym value={original.hash.slice(0, 12)} />,
  },
];

function pageOf({ type, id }: AuditRecordView["subject"]): string | undefined {
  if (type === "campaign") return `/campaigns/${encodeURIComponent(id)}`;
  return type === "account" ? `/accounts/${encodeURIComponent(id)}` : undefined;
}
