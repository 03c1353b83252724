"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "./column";

interface OfCampaign {
  campaignId: string;
  campaign: string;
}

/** The campaign that a row belongs to, by its code name, as a link. */
export const campaignColumn = <Row extends OfCampaign>(): Column<Row> => ({
  id: "campaign",
  header: "Campaign",
  size: 130,
  accessorFn: ({ campaign }) => campaign,
  cell: ({ row: { original } }) => (
    <Text component={Link} href={`/campaigns/${original.campaignId}`} size="sm" c="var(--mantine-color-anchor)">
      {original.campaign}
    </Text>
  ),
});

/** How many accounts a row is about. */
export const accountsColumn = <Row extends { accounts: number }>(): Column<Row> => ({
  id: "accounts",
  header: "Accounts",
  size: 90,
  accessorFn: ({ accounts }) => accounts,
  meta: { align: "right", grow: 0 },
  cell: ({ row: { original } }) => formatCount(original.accounts),
});

/** A time of a row. */
export const momentColumn = <Row,>(id: string, header: string, of: (row: Row) => string | null): Column<Row> => ({
  ...{ id, header, size: 160, accessorFn: of, meta: { grow: 0 } },
  cell: ({ row: { original } }) => <Moment at={of(original)} />,
});

/** What a row is called, as the link to its page. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Text component={Link} href={href} size="sm" fw={500} c="var(--mantine-color-text)" truncate>
      {children}
    </Text>
  );
}
