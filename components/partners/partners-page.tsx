"use client";
import { Badge, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { PartnerView } from "@/lib/indicators/contract";
import { partnersQuery } from "@/lib/queries/partners";
import { AddPartnerDialog } from "./add-partner-dialog";

const columns: Column<PartnerView>[] = [
  { id: "name", header: "Partner", size: 220, accessorKey: "name" },
  {
    id: "state",
    header: "State",
    size: 140,
    enableSorting: false,
    cell: ({ row: { original } }) =>
      original.hasKey && original.disabledAt === null ? (
        <Badge color="teal">can receive</Badge>
      ) : (
        <Badge color="gray">no key</Badge>
      ),
  },
  {
    id: "key",
    header: "Key",
    size: 180,
    enableSorting: false,
    meta: {
      hint: "Names the key that account identifiers are hashed with for this partner. The key itself is never shown.",
    },
    cell: ({ row: { original } }) => original.keyId && <Pseudonym value={original.keyId} />,
  },
  {
    id: "createdAt",
    header: "Added",
    size: 140,
    accessorKey: "createdAt",
    meta: { align: "right" },
    cell: ({ row: { original } }) => <Moment at={original.createdAt} precision="day" />,
  },
];

/** With whom indicators are shared. */
export function PartnersPage() {
  const mayAdd = usePermission("partner.manage");
  const [isAdding, adding] = useDisclosure(false);
  const list = useQuery(partnersQuery());
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={adding.open}>
      Add partner
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Partners"
        about="Each partner has a key of its own, so that two partners cannot compare what they received."
        actions={add}
      />
      <DataTable
        label="Partners"
        columns={columns}
        rowId={({ id }) => id}
        {...listed(list)}
        empty={
          <EmptyState title="No partners yet" action={add}>
            A confirmed campaign can be shared once there is somebody to share it with.
          </EmptyState>
        }
      />
      <AddPartnerDialog opened={isAdding} onClose={adding.close} />
    </>
  );
}
