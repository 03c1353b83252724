"use client";
import { Box } from "@mantine/core";
import { useMemo } from "react";
import { factColumns } from "@/components/campaign/why/fact-columns";
import { formatNats } from "@/components/data/nats";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { AccountMembership } from "@/lib/casefile/contract";
import type { MemberFact } from "@/lib/detection/contract";

const natsColumn: Column<MemberFact> = {
  id: "counts",
  header: "Counts",
  size: 84,
  meta: {
    grow: 0,
    align: "right",
    hint: "Nats that the value adds beside the stronger ones of its family, before the family's cap: the bars above are their sums.",
  },
  accessorFn: ({ nats }) => nats,
  cell: ({ row: { original } }) => formatNats(original.nats, true),
};

type MemberFactsProps = Pick<AccountMembership, "campaign" | "facts"> & { accountId: string };

/** Every value that counts for the account, the heaviest first. */
export function MemberFacts({ accountId, campaign, facts }: MemberFactsProps) {
  const { id, codeName } = campaign;
  const columns = useMemo(() => {
    const own = factColumns<MemberFact>({ id, codeName }, accountId);
    const place = own.findIndex(({ id }) => id === "weight") + 1;
    return [...own.slice(0, place), natsColumn, ...own.slice(place)];
  }, [id, codeName, accountId]);
  return (
    <Box mt="md">
      <DataTable
        label={`Facts that tie the account to ${campaign.codeName}`}
        columns={columns}
        rows={facts}
        rowId={(fact) => `${fact.kind} ${fact.value}`}
        maxHeight="340px"
        empty={
          <EmptyState title="The values are no longer kept">A later run has taken the place of theirs.</EmptyState>
        }
      />
    </Box>
  );
}
