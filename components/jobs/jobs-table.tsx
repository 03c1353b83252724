"use client";
import { Badge, Group, Progress, Text, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { JobView } from "@/lib/jobs/contract";
import { isActive, jobsQuery } from "@/lib/queries/jobs";
import { words } from "@/lib/queries/words";
import { StopJobButton } from "./stop-job-button";

const colors = { queued: "gray", running: "blue", succeeded: "teal", failed: "red", stopped: "gray" } as const;

const columns: Column<JobView>[] = [
  { id: "kind", header: "Job", size: 150, enableSorting: false, accessorFn: ({ kind }) => words(kind) },
  {
    id: "status",
    header: "Status",
    size: 110,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Badge color={colors[original.status]}>{original.status}</Badge>,
  },
  {
    id: "progress",
    header: "Progress",
    size: 260,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <JobProgress job={original} />,
  },
  { id: "requestedBy", header: "Asked for by", size: 140, enableSorting: false, accessorKey: "requestedBy" },
  {
    id: "createdAt",
    header: "Asked for at",
    size: 175,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.createdAt} />,
  },
  {
    id: "took",
    header: "Took",
    size: 80,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    accessorFn: secondsTaken,
  },
  {
    id: "stop",
    header: () => <VisuallyHidden>Stop</VisuallyHidden>,
    size: 90,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => <StopJobButton job={original} />,
  },
];

/** Background jobs, the newest first, with how far they are. */
export function JobsTable() {
  const list = useQuery(jobsQuery());
  return (
    <DataTable
      label="Jobs"
      columns={columns}
      rowId={({ id }) => id}
      {...listed(list)}
      maxHeight="360px"
      empty={<EmptyState title="No job has run yet" />}
    />
  );
}

function JobProgress({ job }: { job: JobView }) {
  if (isActive(job)) {
    const percent = Math.round(job.progress * 100);
    return (
      <Group gap="sm" wrap="nowrap">
        <Progress value={percent} w={120} size={5} aria-label={`${job.kind} ${percent} %`} />
        <Text size="xs" truncate>
          {job.phase ?? "waiting to begin"}
        </Text>
      </Group>
    );
  }
  return (
    <Text
      size="xs"
      c={job.error === null ? "dimmed" : "var(--mantine-color-error)"}
      truncate
      title={job.error ?? undefined}
    >
      {job.error ?? job.phase ?? ""}
    </Text>
  );
}

function secondsTaken({ startedAt, finishedAt }: JobView): string {
  if (startedAt === null || finishedAt === null) return "";
  return `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}
