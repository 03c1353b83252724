"use client";
import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { ConfigurationSummary } from "@/lib/detection/contract";
import { configurationStatuses, origins } from "../words";

export function ConfigurationStatusBadge({ status }: { status: ConfigurationSummary["status"] }) {
  const { label, color, meaning } = configurationStatuses[status];
  return (
    <Tooltip label={meaning}>
      <Badge color={color}>{label}</Badge>
    </Tooltip>
  );
}

const shadowWords = { running: "running", completed: "complete", failed: "failed", stopped: "stopped" } as const;

export const versionColumns: Column<ConfigurationSummary>[] = [
  {
    id: "number",
    header: "Version",
    size: 90,
    accessorKey: "number",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => (
      <Text size="sm" fw={600} title={original.name}>
        {original.number}
      </Text>
    ),
  },
  {
    id: "status",
    header: "Status",
    size: 120,
    accessorKey: "status",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ConfigurationStatusBadge status={original.status} />,
  },
  {
    id: "differences",
    header: "Differs in",
    size: 100,
    accessorFn: ({ differences }) => differences.length,
    meta: { align: "right", grow: 0, hint: "Numbers that are not those of the live version." },
    cell: ({ row: { original } }) => (original.status === "live" ? "–" : original.differences.length),
  },
  {
    id: "reason",
    header: "Why",
    size: 260,
    enableSorting: false,
    meta: { grow: 4 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.reason}>
        {original.reason}
      </Text>
    ),
  },
  {
    id: "proposedBy",
    header: "Proposed by",
    size: 210,
    accessorFn: ({ proposedBy }) => proposedBy.name,
    meta: { grow: 2, hint: "And how they came to it." },
    cell: ({ row: { original } }) => (
      <Group gap={6} wrap="nowrap">
        <Text size="sm" truncate>
          {original.proposedBy.name}
        </Text>
        {original.origin !== "person" && (
          <Text size="xs" c="dimmed" truncate>
            {origins[original.origin]}
          </Text>
        )}
      </Group>
    ),
  },
  {
    id: "decidedBy",
    header: "Decided by",
    size: 130,
    accessorFn: ({ decidedBy }) => decidedBy?.name ?? "",
    meta: { hint: "Who put it live or withdrew it." },
  },
  {
    id: "shadow",
    header: "Shadow run",
    size: 120,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ShadowWord version={original} />,
  },
  {
    id: "proposedAt",
    header: "Since",
    size: 175,
    accessorKey: "proposedAt",
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => {
      const at = original.decidedAt ?? original.proposedAt;
      return at === null ? <Text size="sm">this release</Text> : <Moment at={at} />;
    },
  },
];

function ShadowWord({ version }: { version: ConfigurationSummary }) {
  const { shadow } = version;
  if (shadow === null) return <span title="not run yet">–</span>;
  const isOld = version.status === "proposed" && shadow.status === "completed" && !shadow.isCurrent;
  return (
    <Tooltip label="Compared with a version that is not live any more." disabled={!isOld}>
      <Text size="sm" c={shadow.status === "failed" ? "var(--mantine-color-error)" : undefined}>
        {isOld ? "out of date" : shadowWords[shadow.status]}
      </Text>
    </Tooltip>
  );
}
