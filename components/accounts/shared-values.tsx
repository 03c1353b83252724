"use client";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { EvidenceFact } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";

const columns: Column<EvidenceFact>[] = [
  { id: "family", header: "Family", size: 96, meta: { grow: 0 }, accessorFn: ({ family }) => familyNames[family] },
  { id: "kind", header: "Kind", size: 110, meta: { grow: 0 }, accessorFn: ({ kind }) => words(kind) },
  {
    id: "value",
    header: "Value",
    size: 110,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <Pseudonym value={original.display} />,
  },
  {
    id: "here",
    header: "Here / overall",
    size: 116,
    meta: {
      align: "right",
      grow: 0,
      hint: "Accounts of the campaign that hold the value, and accounts that hold it at all.",
    },
    accessorFn: ({ accountsHere, accountsOverall }) => accountsHere / Math.max(1, accountsOverall),
    cell: ({ row: { original } }) => `${formatCount(original.accountsHere)} / ${formatCount(original.accountsOverall)}`,
  },
  {
    id: "weight",
    header: "Nats",
    size: 56,
    meta: {
      align: "right",
      grow: 0,
      hint: "What sharing this value adds for a pair of accounts, before its family's cap.",
    },
    accessorKey: "weight",
    cell: ({ row: { original } }) => (original.hub ? "hub" : formatNats(original.weight)),
  },
];

/** Values that the account has in common with others of its campaigns. */
export function SharedValues({ evidence }: { evidence: EvidenceFact[] }) {
  return (
    <Section title="Shared values" about="with others of its campaigns">
      <DataTable
        label="Shared values"
        columns={columns}
        rows={evidence}
        rowId={({ kind, value }) => `${kind} ${value}`}
        maxHeight="320px"
        empty={<EmptyState title="Shares nothing that counts" />}
      />
    </Section>
  );
}
