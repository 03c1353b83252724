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
import type { AccountPart, ProposalView } from "@/lib/decisions/contract";

interface Row {
  accountId: string;
  part?: string;
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
const part: Column<Row> = { id: "part", header: "Part of it", size: 260, accessorKey: "part" };
const spared: Column<Row>[] = [
  account,
  { id: "reason", header: "Spared, because it", size: 380, accessorKey: "reason", meta: { grow: 3 } },
];

const partNames = { key: "Key", end_user: "End user" } as const;

/** The accounts that were frozen, and those that the rules spared when they were. */
export function ProposalAccounts({ proposal, subjects }: { proposal: ProposalView; subjects: AccountPart[] }) {
  const router = useRouter();
  const reached = useMemo(
    () => (proposal.of === "account" ? [account] : [account, { ...part, header: partNames[proposal.of] }]),
    [proposal.of],
  );
  const table = {
    rowId: ({ accountId, part = "" }: Row) => `${accountId} ${part}`,
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
          <Tabs.Tab value="reached">Reached{count(subjects.length)}</Tabs.Tab>
          <Tabs.Tab value="spared">Spared{count(proposal.excluded.length)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="reached">
          <DataTable {...table} label="Accounts" columns={reached} rows={subjects} />
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
