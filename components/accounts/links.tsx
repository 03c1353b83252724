"use client";
import { useRouter } from "next/navigation";
import { TierBadge } from "@/components/badges/badges";
import { FamilyNats } from "@/components/data/family-nats";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { Term } from "@/components/glossary/term";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { AccountCasefile } from "@/lib/casefile/contract";

type Link = AccountCasefile["links"][number];
const pageOf = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`;

const columns: Column<Link>[] = [
  {
    id: "account",
    header: "Account",
    size: 150,
    accessorKey: "accountId",
    cell: ({ row: { original } }) => <Pseudonym value={original.accountId} href={pageOf(original.accountId)} />,
  },
  {
    id: "tier",
    header: "Tier",
    size: 92,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => original.tier && <TierBadge tier={original.tier} />,
  },
  {
    id: "nats",
    header: "Nats",
    size: 56,
    meta: { align: "right", grow: 0, hint: "Evidence that the two accounts are run together." },
    accessorKey: "nats",
    cell: ({ row: { original } }) => formatNats(original.nats),
  },
  {
    id: "families",
    header: "By family",
    size: 150,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <FamilyNats families={original.families} />,
  },
];

/** The accounts that this one is tied to most strongly. */
export function Links({ links }: { links: Link[] }) {
  const router = useRouter();
  return (
    <Section
      title="Strongest links"
      about={
        <>
          at most fifty, each a <Term name="Link">link</Term> by <Term name="Shared value">shared values</Term>
        </>
      }
    >
      <DataTable
        label="Linked accounts"
        columns={columns}
        rows={links}
        rowId={({ accountId }) => accountId}
        onOpen={({ accountId }) => router.push(pageOf(accountId))}
        maxHeight="320px"
        empty={<EmptyState title="No links">No other account shares enough with this one.</EmptyState>}
      />
    </Section>
  );
}
