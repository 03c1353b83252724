"use client";
import { SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { proposalsQuery } from "@/lib/queries/proposals";
import { proposalColumns } from "./proposal-columns";

const parts = ["waiting", "all"] as const;

/** What waits for a second person: proposals, and what was done by breaking the glass. */
export function ApprovalsPage() {
  const router = useRouter();
  const [part, setPart] = useQueryState("part", parseAsStringLiteral(parts).withDefault("waiting"));
  const list = useQuery({
    ...proposalsQuery(part === "waiting" ? { waiting: true } : {}),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title="Approvals"
        about="Measures that take a second person. Whoever proposed one never rules on it; what nobody rules on in time expires."
      />
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label="Which"
        data={[
          { value: "waiting", label: "Waiting" },
          { value: "all", label: "All" },
        ]}
        value={part}
        onChange={(value) => void setPart(value as typeof part)}
      />
      <DataTable
        label="Proposals"
        columns={proposalColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/approvals/${id}`)}
        empty={
          <EmptyState
            title={part === "waiting" ? "Nothing waits for a second person" : "Nobody has proposed anything yet"}
          >
            A measure is proposed when it reaches more accounts than one person may act on in a day, when it is covert,
            or when a campaign has a quiet window.
          </EmptyState>
        }
      />
    </>
  );
}
