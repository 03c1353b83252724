"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { batchesQuery } from "@/lib/queries/batches";
import { batchColumns } from "./columns";

/** Uploads and imported files with what came of them. */
export function BatchesTable() {
  const table = paged(useInfiniteQuery(batchesQuery()));
  return (
    <DataTable
      label="Uploads"
      columns={batchColumns}
      rowId={({ id }) => id}
      maxHeight="360px"
      empty={
        <EmptyState title="Nothing was uploaded yet">
          Send NDJSON to <code>/api/v1/exchanges</code>, <code>/accounts</code> and <code>/releases</code> with an API
          key, or import files with <code>npm run -s cli -- import</code>.
        </EmptyState>
      }
      {...table}
    />
  );
}
