"use client";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { StandingDeed, StandingOrderView } from "@/lib/decisions/contract";
import { ReviewDialog } from "./review-dialog";

const columns: Column<StandingDeed>[] = [
  {
    id: "account",
    header: "Account",
    size: 240,
    accessorKey: "accountId",
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
    ),
  },
  {
    id: "at",
    header: "Acted on",
    size: 170,
    accessorKey: "at",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.at} />,
  },
  {
    id: "expiresAt",
    header: "Ends",
    size: 170,
    accessorKey: "expiresAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.expiresAt} />,
  },
  {
    id: "review",
    header: "Looked at",
    size: 280,
    accessorFn: ({ review, reviewBy }) => review?.at ?? reviewBy,
    cell: ({ row: { original } }) => <Review deed={original} />,
  },
];

function Review({ deed: { review, reviewBy, isOverdue, isReversed } }: { deed: StandingDeed }) {
  if (review === null) {
    return (
      <Group gap={6} wrap="nowrap">
        {isOverdue && <Badge color="red">overdue</Badge>}
        <Text size="sm">
          due <Moment at={reviewBy} />
        </Text>
      </Group>
    );
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" truncate>
        {review.by}, <Moment at={review.at} />
      </Text>
      {isReversed && <Badge color="orange">taken back</Badge>}
    </Group>
  );
}

/** What it did to whom, and whether a person has looked at it. */
export function Deeds({ order, deeds }: { order: StandingOrderView; deeds: StandingDeed[] }) {
  const mayReview = usePermission("member.decide");
  const [reviewed, setReviewed] = useState<StandingDeed | null>(null);
  const act: Column<StandingDeed> = {
    ...{ id: "act", header: "", size: 120, enableSorting: false, meta: { grow: 0 } },
    cell: ({ row: { original } }) =>
      original.review === null && (
        <Button variant="default" size="compact-xs" onClick={() => setReviewed(original)}>
          Look at it …
        </Button>
      ),
  };
  const of = deeds.length < order.acted ? `The newest ${formatCount(deeds.length)} of ${formatCount(order.acted)}` : "";
  return (
    <Section title="What it did" about={of || "The newest first"}>
      <DataTable
        label="Accounts that it acted on"
        columns={mayReview ? [...columns, act] : columns}
        rows={deeds}
        rowId={({ decisionId }) => decisionId}
        maxHeight="440px"
        empty={
          <EmptyState title="It has acted on nobody">
            {order.state === "in_force"
              ? "Who joins the core through a hard link is acted on after the next run of detection."
              : undefined}
          </EmptyState>
        }
      />
      {reviewed !== null && <ReviewDialog order={order} deed={reviewed} onClose={() => setReviewed(null)} />}
    </Section>
  );
}
