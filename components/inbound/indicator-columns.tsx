"use client";
import { Badge, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { formatShare } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import type { InboundIndicatorView, PartnerPrecisionView } from "@/lib/inbound/contract";
import { kindWords, stateColors } from "./words";

const plain = { enableSorting: false } as const;

const Dimmed = ({ children, title }: { children: string; title?: string }) => (
  <Text size="sm" c="dimmed" component="span" truncate title={title ?? children}>
    {children}
  </Text>
);

/** Own accounts that hold it: all, and of these in confirmed campaigns, flagged, and neither. */
function Holders({ of }: { of: InboundIndicatorView }) {
  if (of.unmatchable !== null) return <Dimmed title={of.unmatchable}>cannot be compared</Dimmed>;
  if (of.accounts === null) return <Dimmed>not compared yet</Dimmed>;
  if (of.isCommon) return <Dimmed>{`${formatCount(of.accounts)}: too common to count`}</Dimmed>;
  if (of.accounts === 0) return <Dimmed>nobody</Dimmed>;
  return (
    <Text size="sm" component="span" truncate>
      <b>{formatCount(of.accounts)}</b>: {formatCount(of.confirmed ?? 0)} confirmed, {formatCount(of.flagged ?? 0)}{" "}
      flagged, {formatCount(of.neither ?? 0)} neither
    </Text>
  );
}

const cellOf = (precision: PartnerPrecisionView | undefined): string =>
  precision?.interval ? formatShare(precision.operated / precision.judged) : "no estimate";

export const indicatorColumns = (precision: readonly PartnerPrecisionView[]): Column<InboundIndicatorView>[] => [
  {
    ...{ id: "value", header: "Look for", size: 200, ...plain },
    cell: ({ row: { original } }) => <Pseudonym value={original.display} />,
  },
  {
    ...{ id: "kind", header: "Kind", size: 130, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => kindWords[original.kind],
  },
  {
    ...{ id: "accounts", header: "Own accounts", size: 270, ...plain },
    meta: {
      grow: 2,
      hint: "Accounts that hold it in its window: in the core of confirmed campaigns, flagged otherwise, and neither",
    },
    cell: ({ row: { original } }) => <Holders of={original} />,
  },
  {
    ...{ id: "partner", header: "Partner", size: 150, ...plain },
    cell: ({ row: { original } }) => original.partner,
  },
  {
    ...{ id: "precision", header: "Right so far", size: 110, ...plain },
    meta: {
      grow: 0,
      align: "right",
      hint: "Of the partner's matched accounts that a person judged, how many were operated; no estimate under ten",
    },
    cell: ({ row: { original } }) => cellOf(precision.find(({ partnerId }) => partnerId === original.partnerId)),
  },
  {
    ...{ id: "contested", header: "Contested", size: 105, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) =>
      original.contested === null ? (
        <Dimmed>no</Dimmed>
      ) : (
        <Badge color="orange" title={original.contested}>
          contested
        </Badge>
      ),
  },
  {
    ...{ id: "until", header: "Valid until", size: 120, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => <Moment at={original.validUntil} precision="day" />,
  },
  {
    ...{ id: "state", header: "State", size: 115, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => (
      <Badge color={stateColors[original.state]} title={original.stateReason ?? undefined}>
        {original.state}
      </Badge>
    ),
  },
];
