"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import type { IngestBatchView } from "@/lib/ingest/contract";
import { batchesQuery } from "@/lib/queries/batches";
import { batchColumns } from "./columns";
import { RejectsDrawer } from "./rejects-drawer";

/** Uploads and imported files with what came of them. */
export function BatchesTable() {
  const table = paged(useInfiniteQuery({ ...batchesQuery(), refetchInterval: pollWhileReceiving }));
  const [opened, setOpened] = useState<IngestBatchView>();
  return (
    <>
      <DataTable
        onOpen={setOpened}
        label="Uploads"
        columns={batchColumns}
        rowId={({ id }) => id}
        maxHeight="360px"
        empty={
          <EmptyState title="Nothing was uploaded yet">
            Send NDJSON to <code>/api/v1/exchanges</code>, <code>/accounts</code> and <code>/releases</code> with an API
            key, or import files here or with <code>npm run -s cli -- import</code>.
          </EmptyState>
        }
        {...table}
      />
      <RejectsDrawer batch={opened} onClose={() => setOpened(undefined)} />
    </>
  );
}

type Batches = { state: { data?: { pages: { rows: IngestBatchView[] }[] } | undefined } };

/** What an upload has brought so far changes while it is received. */
const pollWhileReceiving = ({ state }: Batches): number | false =>
  state.data?.pages.some(({ rows }) => rows.some(({ status }) => status === "receiving")) ? 2_000 : false;
