"use client";
import { SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { batchStates as states } from "@/lib/decisions/contract";
import { actBatchesQuery } from "@/lib/queries/act-batches";
import { batchColumns } from "./batch-columns";
import { batchStates } from "./batch-words";

const choices = [
  { value: "all", label: "All" },
  ...states.map((value) => ({ value, label: batchStates[value].label })),
];

/** Acts on accounts, those that run and those that are over. */
export function BatchesPage() {
  const router = useRouter();
  const [state, setState] = useQueryState("state", parseAsStringLiteral(states));
  const list = useQuery({ ...actBatchesQuery(state === null ? {} : { state }), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title="Batches"
        about="Measures as they are carried out, account by account; a batch can be stopped, resumed, and taken back whole."
      />
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label="State"
        data={choices}
        value={state ?? "all"}
        onChange={(value) => void setState(states.find((one) => one === value) ?? null)}
      />
      <DataTable
        label="Batches"
        columns={batchColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/batches/${id}`)}
        empty={
          <EmptyState title={state === null ? "No batch yet" : "No batch is in this state"}>
            A measure on members of a campaign makes one: at once, or when a second person approves it.
          </EmptyState>
        }
      />
    </>
  );
}
