"use client";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { dispositions } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatShare } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { PartnerPrecisionView } from "@/lib/inbound/contract";
import { precisionQuery } from "@/lib/queries/inbound";

const number = (
  id: string,
  header: string,
  of: (row: PartnerPrecisionView) => number,
  hint?: string,
): Column<PartnerPrecisionView> => ({
  ...{ id, header, size: 110, accessorFn: of },
  meta: { align: "right", grow: 0, ...(hint === undefined ? {} : { hint }) },
  cell: ({ row: { original } }) => formatCount(of(original)),
});

/** The share found operated each time that it changed, oldest first. */
function Course({ of: { history } }: { of: PartnerPrecisionView }) {
  const points = history.filter(({ judged }) => judged >= 10).slice(-5);
  if (points.length === 0)
    return (
      <Text size="sm" c="dimmed" component="span">
        no estimate yet
      </Text>
    );
  const words = points.map(
    ({ at, operated, judged }) => `${formatMoment(at, "day")}: ${formatShare(operated / judged)}`,
  );
  return (
    <Text size="sm" component="span" truncate title={words.join(", ")}>
      {points.map(({ operated, judged }) => formatShare(operated / judged)).join(" → ")}
    </Text>
  );
}

const columns: Column<PartnerPrecisionView>[] = [
  { id: "partner", header: "Partner", size: 180, accessorKey: "partner" },
  number("indicators", "Indicators", ({ indicators }) => indicators),
  number("accepted", "Accepted", ({ accepted }) => accepted),
  number("matched", "Matched", ({ matched }) => matched, "Own accounts that hold any of its indicators"),
  number("judged", "Judged", ({ judged }) => judged, "Those of them that a person judged"),
  number("operated", dispositions.operated.label, ({ operated }) => operated, "Those found to be operated"),
  {
    ...{ id: "precision", header: "Right", size: 190, enableSorting: false },
    meta: {
      grow: 0,
      align: "right",
      hint: "Operated of judged, with its 95 % interval (Wilson); no estimate under ten",
    },
    cell: ({ row: { original } }) =>
      original.interval === null
        ? "no estimate"
        : `${formatShare(original.operated / original.judged)} (${formatShare(original.interval.low)} to ${formatShare(original.interval.high)})`,
  },
  {
    ...{ id: "course", header: "Over time", size: 220, enableSorting: false },
    cell: ({ row: { original } }) => <Course of={original} />,
  },
  {
    ...{
      id: "keys",
      header: "Keys held",
      size: 130,
      enableSorting: false,
      meta: { grow: 0, hint: "Keys of the partner's that its tokens are compared by" },
    },
    cell: ({ row: { original } }) => original.keyIds.join(", ") || "none",
  },
];

/** Of what partners said and own accounts hold, how much a person found to be so. */
export function Precision() {
  return (
    <DataTable
      label="Partners"
      columns={columns}
      rowId={({ partnerId }) => partnerId}
      {...listed(useQuery(precisionQuery()))}
      maxHeight="calc(100dvh - 260px)"
      empty={
        <EmptyState title="No partner has sent anything yet">
          How right a partner is shows once own accounts hold what it sent.
        </EmptyState>
      }
    />
  );
}
