"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { AppealSummary } from "@/lib/appeals/contract";
import { AppealBadges, Clock } from "./appeal-badges";

const link = (href: string, text: string, isMain = false) => (
  <Text
    component={Link}
    href={href}
    size="sm"
    fw={isMain ? 500 : undefined}
    c={isMain ? "var(--mantine-color-text)" : "var(--mantine-color-anchor)"}
    truncate
  >
    {text}
  </Text>
);

/** The order is the queue's: escalated first, then what is due first. */
export const appealColumns: Column<AppealSummary>[] = (
  [
    {
      id: "reference",
      header: "Appeal",
      size: 140,
      cell: ({ row: { original } }) => link(`/appeals/${original.id}`, original.reference, true),
    },
    {
      id: "account",
      header: "Account",
      size: 180,
      meta: { grow: 1.4 },
      cell: ({ row: { original } }) => link(`/accounts/${encodeURIComponent(original.accountId)}`, original.accountId),
    },
    {
      id: "campaign",
      header: "Campaign",
      size: 130,
      cell: ({ row: { original } }) => link(`/campaigns/${original.campaign.id}`, original.campaign.codeName),
    },
    { id: "measure", header: "Against", size: 130, cell: ({ row: { original } }) => actLabel(original.measure) },
    { id: "state", header: "State", size: 210, cell: ({ row: { original } }) => <AppealBadges appeal={original} /> },
    {
      id: "clock",
      header: "Time left",
      size: 120,
      meta: { grow: 0.6, hint: "The reviewer's time; the appellant's while something is asked." },
      cell: ({ row: { original } }) => <Clock appeal={original} />,
    },
    {
      id: "reviewer",
      header: "Reviewer",
      size: 150,
      cell: ({ row: { original } }) => <Reviewer appeal={original} />,
    },
    {
      id: "submittedAt",
      header: "Submitted",
      size: 160,
      meta: { grow: 0 },
      cell: ({ row: { original } }) => <Moment at={original.submittedAt} />,
    },
  ] satisfies Column<AppealSummary>[]
).map((column) => ({ ...column, enableSorting: false }));

function Reviewer({ appeal: { reviewer, involvement, endedAt } }: { appeal: AppealSummary }) {
  if (reviewer !== null) return <>{reviewer.name}</>;
  if (involvement === null || endedAt !== null) return <>–</>;
  return (
    <Text size="xs" c="dimmed" title={`You ${involvement}.`}>
      not you: you took part
    </Text>
  );
}
