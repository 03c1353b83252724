"use client";
import { Tabs, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { ProposalView } from "@/lib/decisions/contract";

interface Row {
  accountId: string;
  reason?: string;
}

const account: Column<Row> = {
  id: "account",
  header: "Account",
  size: 260,
  accessorKey: "accountId",
  sortDescFirst: false,
  cell: ({ row: { original } }) => (
    <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
  ),
};
const reached: Column<Row>[] = [account];
const spared: Column<Row>[] = [
  account,
  { id: "reason", header: "Spared, because it", size: 380, accessorKey: "reason", meta: { grow: 3 } },
];

/** The accounts that were frozen, and those that the rules spared when they were. */
export function ProposalAccounts({ proposal, accountIds }: { proposal: ProposalView; accountIds: string[] }) {
  const router = useRouter();
  const rows = useMemo(() => accountIds.map((accountId): Row => ({ accountId })), [accountIds]);
  const table = {
    rowId: ({ accountId }: Row) => accountId,
    onOpen: ({ accountId }: Row) => router.push(`/accounts/${encodeURIComponent(accountId)}`),
    maxHeight: "440px",
  };
  const count = (of: number) => (
    <Text component="span" size="xs" c="dimmed">
      {" "}
      {formatCount(of)}
    </Text>
  );
  return (
    <Section title="Accounts" about="As they were frozen">
      <Tabs defaultValue="reached" keepMounted={false}>
        <Tabs.List aria-label="Accounts" mb="sm">
          <Tabs.Tab value="reached">Reached{count(rows.length)}</Tabs.Tab>
          <Tabs.Tab value="spared">Spared{count(proposal.excluded.length)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="reached">
          <DataTable {...table} label="Accounts" columns={reached} rows={rows} />
        </Tabs.Panel>
        <Tabs.Panel value="spared">
          <DataTable
            {...table}
            label="Spared accounts"
            columns={spared}
            rows={proposal.excluded}
            empty={<EmptyState title="The rules spared nobody" />}
          />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}
