"use client";
import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDice5 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { SampleSummary } from "@/lib/detection/contract";
import { auditOverviewQuery, sampleQuery } from "@/lib/queries/detectors";
import { DrawSampleDialog, drawAuditSample } from "./draw-sample-dialog";
import { LabelDesk } from "./label-desk";

const columns: Column<SampleSummary>[] = [
  {
    id: "drawnAt",
    header: "Drawn",
    size: 175,
    accessorKey: "drawnAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.drawnAt} />,
  },
  { id: "drawnBy", header: "By", size: 150, accessorKey: "drawnBy" },
  { id: "reason", header: "Why", size: 280, enableSorting: false, accessorKey: "reason", meta: { grow: 3 } },
  {
    id: "seed",
    header: "Seed",
    size: 120,
    accessorKey: "seed",
    meta: { align: "right", grow: 0, hint: "Draws the same accounts again from the same data." },
  },
  {
    id: "labelled",
    header: "Judged",
    size: 130,
    accessorKey: "labelled",
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => `${formatCount(original.labelled)} of ${formatCount(original.items)}`,
  },
];

/** Accounts drawn at random, to be judged without knowing what detection says of them. */
export function AuditPanel() {
  const { data, error, refetch } = useQuery(auditOverviewQuery());
  const [isDrawing, drawing] = useDisclosure(false);
  const [openId, setOpenId] = useQueryState("sample", parseAsString);
  if (data === undefined) {
    return error === null ? <LoadingRows rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  // A proposal's sample is none of detection's: it is reached from its proposal, and judged here.
  if (openId !== null && !data.samples.some(({ id }) => id === openId)) return <OpenSample key={openId} id={openId} />;
  const open = data.samples.find(({ id }) => id === openId) ?? data.samples[0];
  const draw = (
    <Button variant="default" leftSection={<IconDice5 size={14} aria-hidden />} onClick={drawing.open}>
      {drawAuditSample}
    </Button>
  );
  return (
    <Stack>
      {data.samples.length > 0 && <div>{draw}</div>}
      <DataTable
        label="Audit samples"
        columns={columns}
        rows={data.samples}
        rowId={({ id }) => id}
        onOpen={({ id }) => void setOpenId(id)}
        maxHeight="180px"
        empty={
          <EmptyState title="No sample has been drawn yet" action={draw}>
            What detection does not see can only be told from accounts that it did not flag. A sample draws some of them
            at random, mixed with flagged and dismissed ones, to be judged blind.
          </EmptyState>
        }
      />
      {open !== undefined && <OpenSample key={open.id} id={open.id} />}
      <DrawSampleDialog opened={isDrawing} onClose={drawing.close} onDrawn={(id) => void setOpenId(id)} />
    </Stack>
  );
}

function OpenSample({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(sampleQuery(id));
  if (data !== undefined) return <LabelDesk sample={data} />;
  return error === null ? <LoadingRows rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}
