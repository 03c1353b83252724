"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { DispositionBadge, VerdictBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { PeopleAtIt } from "@/components/review/people-at-it";
import type { Column } from "@/components/table/column";
import type { QueuedAccount, QueuedCampaign, ReviewState, Urgency } from "@/lib/review/contract";
import { Due, formatFlow, Priority } from "./urgency-cells";

const number = { align: "right", grow: 0.5 } as const;
type Queued = { urgency: Urgency; review: ReviewState };

/** What both queues say of everything in them. */
const shared = <Row extends Queued>(confidence: string): Column<Row>[] => [
  {
    id: "priority",
    header: "Priority",
    enableSorting: false,
    size: 90,
    meta: {
      ...number,
      hint: "Evidence × extraction that still flows × pressure of time; not how many accounts it would hit.",
    },
    cell: ({ row: { original } }) => <Priority urgency={original.urgency} />,
  },
  {
    id: "confidence",
    header: "Evidence (nats)",
    enableSorting: false,
    size: 120,
    meta: { ...number, hint: confidence },
    cell: ({ row: { original } }) => formatNats(original.urgency.confidence),
  },
  {
    id: "flow",
    header: "Extraction/h",
    enableSorting: false,
    size: 110,
    meta: { ...number, hint: "Exchanges per hour that still look like extraction." },
    cell: ({ row: { original } }) => formatFlow(original.urgency.flow),
  },
  {
    id: "due",
    header: "Due",
    enableSorting: false,
    size: 140,
    meta: { grow: 0.7, hint: "By when somebody should have decided, by what detection suggests." },
    cell: ({ row: { original } }) => <Due urgency={original.urgency} />,
  },
];

const atIt = <Row extends Queued>(): Column<Row> => ({
  id: "atIt",
  header: "At it",
  enableSorting: false,
  size: 150,
  meta: { grow: 1, hint: "Who works on it, and who has it open." },
  cell: ({ row: { original } }) => <PeopleAtIt review={original.review} />,
});

const link = (href: string, text: string) => (
  <Text component={Link} href={href} size="sm" fw={500} c="var(--mantine-color-text)" truncate>
    {text}
  </Text>
);

export const campaignColumns: Column<QueuedCampaign>[] = [
  {
    id: "campaign",
    header: "Campaign",
    enableSorting: false,
    size: 140,
    meta: { grow: 1.2 },
    cell: ({ row: { original } }) => link(`/campaigns/${original.campaign.id}`, original.campaign.codeName),
  },
  {
    id: "verdict",
    header: "Suggested",
    enableSorting: false,
    size: 180,
    cell: ({ row: { original } }) => <VerdictBadge verdict={original.campaign.suggestedVerdict} />,
  },
  ...shared<QueuedCampaign>("Additive log-odds that this is extraction; not a probability."),
  {
    id: "blast",
    header: "Core accounts",
    enableSorting: false,
    size: 115,
    meta: { ...number, hint: "How many accounts a decision would hit: risk to innocents, so no part of the priority." },
    cell: ({ row: { original } }) => formatCount(original.campaign.coreAccounts),
  },
  atIt(),
];

export const accountColumns: Column<QueuedAccount>[] = [
  {
    id: "account",
    header: "Account",
    enableSorting: false,
    size: 170,
    meta: { grow: 1.4 },
    cell: ({ row: { original } }) => link(`/accounts/${encodeURIComponent(original.accountId)}`, original.accountId),
  },
  {
    id: "campaign",
    header: "Campaign",
    enableSorting: false,
    size: 130,
    cell: ({ row: { original } }) => link(`/campaigns/${original.campaign.id}`, original.campaign.codeName),
  },
  {
    id: "disposition",
    header: "Suggested",
    enableSorting: false,
    size: 130,
    meta: { grow: 0.7 },
    cell: ({ row: { original } }) => <DispositionBadge disposition={original.suggestedDisposition} />,
  },
  ...shared<QueuedAccount>("What ties it to the campaign."),
  atIt(),
];
