"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { standingOrdersQuery } from "@/lib/queries/standing-orders";
import { orderColumns } from "./order-columns";

/** Rules that act on newcomers by themselves: what stands, what each did, and what a person has yet to look at. */
export function StandingOrdersPage() {
  const router = useRouter();
  const list = useQuery({ ...standingOrdersQuery(), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title="Standing orders"
        about="Rules that act by themselves on who joins a banned core through a hard link. They end within 14 days, and stop at the first decision that is taken back."
      />
      <DataTable
        label="Standing orders"
        columns={orderColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/standing-orders/${id}`)}
        empty={
          <EmptyState title="No standing order yet">
            One is proposed under Decisions of a campaign that has banned accounts, and takes a second person.
          </EmptyState>
        }
      />
    </>
  );
}
