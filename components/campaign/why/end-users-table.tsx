"use client";
import { Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { HiddenEndUsers, ShownEndUser } from "@/lib/detection/contract";
import { seenColumns } from "./shared-columns";

const columns: Column<ShownEndUser>[] = [
  {
    id: "endUser",
    header: "End user (masked)",
    size: 180,
    accessorFn: ({ display }) => display,
    cell: ({ row: { original } }) => <Pseudonym value={original.display} />,
  },
  {
    id: "account",
    header: "Account",
    size: 180,
    accessorFn: ({ accountId }) => accountId,
    cell: ({ row: { original } }) => <Pseudonym value={original.accountId} href={`/accounts/${original.accountId}`} />,
  },
  {
    id: "work",
    header: "Work / exchanges",
    size: 150,
    meta: { grow: 0, align: "right", hint: "Exchanges that are extraction work, and all exchanges of the end user." },
    accessorFn: ({ exchanges }) => exchanges,
    cell: ({ row: { original } }) => `${formatCount(original.work)} / ${formatCount(original.exchanges)}`,
  },
  ...seenColumns<ShownEndUser>(),
];

/** The end users that a campaign hides behind: how many of all, what share of the traffic is theirs, and the busiest. */
export function EndUsersTable({ hidden }: { hidden: HiddenEndUsers }) {
  const { endUsers, of, work, exchanges, busiest } = hidden;
  return (
    <Section title="End users" about={`The busiest ${formatCount(busiest.length)} of ${formatCount(endUsers)}`}>
      <Text size="sm" mb="sm">
        <b>{formatCount(endUsers)}</b> of {formatCount(of)} end users hardly do anything but extraction work; it is{" "}
        {formatShare(work / Math.max(1, exchanges))} of the accounts' {formatCount(exchanges)} exchanges.
      </Text>
      <DataTable
        label="End users behind which the campaign hides"
        columns={columns}
        rows={busiest}
        rowId={({ display }) => display}
        maxHeight="300px"
      />
    </Section>
  );
}
