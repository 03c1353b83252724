import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { BundleExportView } from "@/lib/indicators/contract";
import { StateBadge } from "./state-badge";
import { TlpBadge } from "./tlp";
import { causes, purposes } from "./words";

const campaign: Column<BundleExportView> = {
  id: "campaign",
  header: "Campaign",
  size: 130,
  accessorKey: "campaign",
  cell: ({ row: { original } }) => (
    <Anchor component={Link} href={`/campaigns/${original.campaignId}?tab=share`} inherit>
      {original.campaign}
    </Anchor>
  ),
};

const others: Column<BundleExportView>[] = [
  {
    id: "what",
    header: "What",
    size: 185,
    accessorFn: ({ recall, purpose }) => (recall === null ? (purpose ?? "") : `recall ${recall.cause}`),
    cell: ({ row: { original } }) => <What of={original} />,
  },
  {
    id: "state",
    header: "State",
    size: 140,
    accessorKey: "state",
    cell: ({ row }) => <StateBadge delivery={row.original} />,
  },
  { id: "tlp", header: "TLP", size: 140, accessorKey: "tlp", cell: ({ row }) => <TlpBadge level={row.original.tlp} /> },
  {
    id: "accounts",
    header: "Accounts",
    size: 90,
    accessorKey: "accounts",
    meta: { align: "right", grow: 0 },
    cell: ({ row }) => formatCount(row.original.accounts),
  },
  {
    id: "objects",
    header: "Objects",
    size: 90,
    accessorKey: "objects",
    meta: { align: "right", grow: 0, hint: "Things that can be taken back one by one" },
    cell: ({ row }) => formatCount(row.original.objects),
  },
  { id: "by", header: "By", size: 110, accessorFn: ({ approvedBy, exportedBy }) => approvedBy ?? exportedBy },
];

const when: Column<BundleExportView> = {
  id: "at",
  header: "When",
  size: 165,
  accessorKey: "exportedAt",
  cell: ({ row }) => <Moment at={row.original.exportedAt} />,
};
const partner: Column<BundleExportView> = { id: "partner", header: "Partner", size: 130, accessorKey: "partner" };

function What({ of: { recall, purpose, format, set } }: { of: BundleExportView }) {
  if (recall !== null) return <Text inherit>Recall: {causes[recall.cause]}</Text>;
  return (
    <Text inherit>
      {purpose === null ? "Bundle" : purposes[purpose]}{" "}
      <Text component="span" size="xs" c="dimmed">
        {format.toUpperCase()}
        {set !== null && ", of a set"}
      </Text>
    </Text>
  );
}

/** Of one campaign. */
export const deliveryColumns: Column<BundleExportView>[] = [when, partner, ...others];
/** Of all campaigns. */
export const allDeliveryColumns: Column<BundleExportView>[] = [when, partner, campaign, ...others];
