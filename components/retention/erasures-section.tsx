"use client";
import { Badge, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { erasuresQuery } from "@/lib/queries/retention";
import type { ErasureView } from "@/lib/retention/contract";
import { EraseAccountDialog, eraseAccount } from "./erase-account-dialog";

const columns: Column<ErasureView>[] = [
  { id: "accountId", header: "Account", size: 180, accessorKey: "accountId" },
  { id: "reason", header: "Reason", size: 240, accessorKey: "reason", meta: { grow: 2 } },
  {
    id: "requestedAt",
    header: "Asked for",
    size: 175,
    meta: { grow: 0 },
    accessorKey: "requestedAt",
    cell: ({ row: { original } }) => <Moment at={original.requestedAt} />,
  },
  {
    id: "state",
    header: "State",
    size: 95,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) =>
      original.doneAt === null ? <Badge color="blue">waits</Badge> : <Badge color="gray">done</Badge>,
  },
  {
    id: "exchanges",
    header: "Exchanges",
    size: 100,
    meta: { align: "right", grow: 0 },
    accessorKey: "exchanges",
    cell: ({ row: { original } }) => (original.doneAt === null ? "" : formatCount(original.exchanges)),
  },
];

/** Accounts whose data were erased on request, and for those who may the asking. */
export function ErasuresSection() {
  const mayErase = usePermission("retention.manage");
  const list = useQuery(erasuresQuery());
  const [isErasing, erasing] = useDisclosure(false);
  return (
    <Section
      title="Erasures"
      about="At the request of whom an account is about"
      actions={mayErase && <Button onClick={erasing.open}>{`${eraseAccount} …`}</Button>}
    >
      <DataTable
        label="Erasures"
        columns={columns}
        rowId={({ id }) => id}
        {...listed(list)}
        empty={<EmptyState title="None was asked for" />}
      />
      <EraseAccountDialog opened={isErasing} onClose={erasing.close} />
    </Section>
  );
}
