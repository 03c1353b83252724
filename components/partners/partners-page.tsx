"use client";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { categories } from "@/components/sharing/words";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { PartnerView } from "@/lib/indicators/contract";
import { partnersQuery } from "@/lib/queries/partners";
import { AddPartnerDialog } from "./add-partner-dialog";
import { PartnerState } from "./partner-state";

const columns: Column<PartnerView>[] = [
  { id: "name", header: "Partner", size: 200, accessorKey: "name" },
  {
    id: "state",
    header: "State",
    size: 150,
    enableSorting: false,
    cell: ({ row: { original } }) => <PartnerState partner={original} />,
  },
  {
    id: "agreement",
    header: "Agreement",
    size: 240,
    enableSorting: false,
    cell: ({ row: { original } }) => original.agreement?.categories.map((one) => categories[one].label).join(", "),
  },
  {
    id: "until",
    header: "Until",
    size: 120,
    accessorFn: ({ agreement }) => agreement?.expiresAt ?? "",
    cell: ({ row: { original } }) => original.agreement && <Moment at={original.agreement.expiresAt} precision="day" />,
  },
  {
    id: "key",
    header: "Key",
    size: 160,
    enableSorting: false,
    meta: { hint: "Names the key that account identifiers are hashed with for this partner now." },
    cell: ({ row: { original } }) => original.keys[0] && <Pseudonym value={original.keys[0].id} />,
  },
  {
    id: "createdAt",
    header: "Added",
    size: 120,
    accessorKey: "createdAt",
    meta: { align: "right" },
    cell: ({ row: { original } }) => <Moment at={original.createdAt} precision="day" />,
  },
];

/** With whom indicators are shared, and on what terms. */
export function PartnersPage() {
  const mayAdd = usePermission("partner.manage");
  const router = useRouter();
  const [isAdding, adding] = useDisclosure(false);
  const open = (id: string) => router.push(`/partners/${id}`);
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
        about="Nothing is shared without an agreement on file. Each partner has keys of its own, so that two partners cannot compare what they received."
        actions={add}
      />
      <DataTable
        label="Partners"
        columns={columns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => open(id)}
        empty={
          <EmptyState title="No partners yet" action={add}>
            A confirmed campaign can be shared once there is somebody to share it with.
          </EmptyState>
        }
      />
      <AddPartnerDialog opened={isAdding} onClose={adding.close} onAdded={open} />
    </>
  );
}
