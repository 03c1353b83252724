"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { DispositionBadge, VerdictBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { PeopleAtIt } from "@/components/review/people-at-it";
import { presenceHint } from "@/components/review/review-words";
import { pageOf } from "@/components/review/use-next";
import type { Column } from "@/components/table/column";
import type { QueuedAccount, QueuedCampaign, Reviewed, ReviewState, Urgency } from "@/lib/review/contract";
import { Due, formatFlow, Priority } from "./urgency-cells";

const number = { align: "right", grow: 0.5 } as const;
/** The order is the queue's. */
const inOrder = <Row,>(columns: Column<Row>[]): Column<Row>[] =>
  columns.map((column) => ({ ...column, enableSorting: false }));

type Queued = { urgency: Urgency; review: ReviewState };

/** What both queues say of everything in them. */
const shared = <Row extends Queued>(confidence: string): Column<Row>[] => [
  {
    id: "priority",
    header: "Priority",
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
    size: 120,
    meta: { ...number, hint: confidence },
    cell: ({ row: { original } }) => formatNats(original.urgency.confidence),
  },
  {
    id: "flow",
    header: "Extraction/h",
    size: 110,
    meta: { ...number, hint: "Exchanges per hour that still look like extraction." },
    cell: ({ row: { original } }) => formatFlow(original.urgency.flow),
  },
  {
    id: "due",
    header: "Due",
    size: 140,
    meta: { grow: 0.7, hint: "By when somebody should have decided, by what detection suggests." },
    cell: ({ row: { original } }) => <Due urgency={original.urgency} />,
  },
];

const atIt = <Row extends Queued>(): Column<Row> => ({
  id: "atIt",
  header: "At it",
  size: 150,
  meta: { grow: 1, hint: presenceHint },
  cell: ({ row: { original } }) => <PeopleAtIt review={original.review} />,
});

const link = (reviewed: Reviewed, text: string) => (
  <Text component={Link} href={pageOf(reviewed)} size="sm" fw={500} c="var(--mantine-color-text)" truncate>
    {text}
  </Text>
);

export const campaignColumns = inOrder<QueuedCampaign>([
  {
    id: "campaign",
    header: "Campaign",
    size: 140,
    meta: { grow: 1.2 },
    cell: ({ row: { original } }) => link({ type: "campaign", id: original.campaign.id }, original.campaign.codeName),
  },
  {
    id: "verdict",
    header: "Suggested",
    size: 180,
    cell: ({ row: { original } }) => <VerdictBadge verdict={original.campaign.suggestedVerdict} />,
  },
  ...shared<QueuedCampaign>("Additive log-odds that this is extraction; not a probability."),
  {
    id: "blast",
    header: "Core accounts",
    size: 115,
    meta: { ...number, hint: "How many accounts a decision would hit: risk to innocents, so no part of the priority." },
    cell: ({ row: { original } }) => formatCount(original.campaign.coreAccounts),
  },
  atIt(),
]);

export const accountColumns = inOrder<QueuedAccount>([
  {
    id: "account",
    header: "Account",
    size: 170,
    meta: { grow: 1.4 },
    cell: ({ row: { original } }) => link({ type: "account", id: original.accountId }, original.accountId),
  },
  {
    id: "campaign",
    header: "Campaign",
    size: 130,
    cell: ({ row: { original } }) => link({ type: "campaign", id: original.campaign.id }, original.campaign.codeName),
  },
  {
    id: "disposition",
    header: "Suggested",
    size: 130,
    meta: { grow: 0.7 },
    cell: ({ row: { original } }) => <DispositionBadge disposition={original.suggestedDisposition} />,
  },
  ...shared<QueuedAccount>("What ties it to the campaign."),
  atIt(),
]);
