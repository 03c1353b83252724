"use client";
import { Badge, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { ActsHead } from "@/components/table/heads";
import { listed } from "@/components/table/listed";
import { holdsQuery } from "@/lib/queries/retention";
import type { HoldView } from "@/lib/retention/contract";
import { PlaceHoldDialog } from "./place-hold-dialog";
import { ReleaseHoldDialog } from "./release-hold-dialog";
import { scopeWords } from "./scope-words";

const colors = { active: "blue", expired: "gray", released: "gray" } as const;

const columnsFor = (onRelease?: (hold: HoldView) => void): Column<HoldView>[] => [
  { id: "scope", header: "Holds", size: 200, accessorFn: scopeWords },
  { id: "ground", header: "Ground", size: 220, accessorKey: "ground", meta: { grow: 2 } },
  { id: "owner", header: "Owner", size: 120, accessorKey: "owner" },
  {
    id: "state",
    header: "State",
    size: 95,
    meta: { grow: 0 },
    accessorKey: "state",
    cell: ({ row: { original } }) => <Badge color={colors[original.state]}>{original.state}</Badge>,
  },
  {
    id: "expiresAt",
    header: "Until (UTC)",
    size: 120,
    meta: { grow: 0 },
    accessorKey: "expiresAt",
    cell: ({ row: { original } }) => <Moment at={original.releasedAt ?? original.expiresAt} precision="day" />,
  },
  ...(onRelease === undefined ? [] : [releaseColumn(onRelease)]),
];

const releaseColumn = (onRelease: (hold: HoldView) => void): Column<HoldView> => ({
  id: "acts",
  header: ActsHead,
  size: 100,
  enableSorting: false,
  meta: { align: "right", grow: 0 },
  cell: ({ row: { original } }) =>
    original.state === "active" && (
      <Button variant="subtle" size="compact-xs" color="red" onClick={() => onRelease(original)}>
        Release …
      </Button>
    ),
});

/** Legal holds, and for legal their placing and releasing. */
export function HoldsSection() {
  const mayHold = usePermission("hold.manage");
  const list = useQuery(holdsQuery());
  const [isPlacing, placing] = useDisclosure(false);
  const [releasing, setReleasing] = useState<HoldView>();
  const columns = useMemo(() => columnsFor(mayHold ? setReleasing : undefined), [mayHold]);
  const place = mayHold && <Button onClick={placing.open}>Place a hold …</Button>;
  return (
    <Section title="Legal holds" about="What they name outlives retention and erasure" actions={place}>
      <DataTable
        label="Legal holds"
        columns={columns}
        rowId={({ id }) => id}
        {...listed(list)}
        empty={<EmptyState title="Nothing is held">A hold names accounts, campaigns or days.</EmptyState>}
      />
      <PlaceHoldDialog opened={isPlacing} onClose={placing.close} />
      <ReleaseHoldDialog hold={releasing} onClose={() => setReleasing(undefined)} />
    </Section>
  );
}
