"use client";
import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { ReplayChange, ReplayDiff, ReplayFlow } from "@/lib/detection/contract";
import { changes } from "../words";
import { CampaignSide } from "./campaign-side";
import type { ReplayChoice } from "./replay-choice";

export function ChangeBadge({ change }: { change: ReplayChange }) {
  const { label, color, meaning } = changes[change];
  return (
    <Tooltip label={meaning}>
      <Badge color={color}>{label}</Badge>
    </Tooltip>
  );
}

const count = (id: "accounts" | "coreBefore" | "coreAfter", header: string, hint: string): Column<ReplayFlow> => ({
  id,
  header,
  size: 110,
  accessorKey: id,
  meta: { align: "right", grow: 0, hint },
  cell: ({ row: { original } }) => formatCount(original[id]),
});

const columns: Column<ReplayFlow>[] = [
  {
    id: "change",
    header: "Change",
    size: 130,
    accessorKey: "change",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ChangeBadge change={original.change} />,
  },
  count("accounts", "Accounts", "Accounts that go this way."),
  {
    id: "from",
    header: "From",
    size: 240,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <CampaignSide campaign={original.from} />,
  },
  {
    id: "to",
    header: "To",
    size: 240,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <CampaignSide campaign={original.to} />,
  },
  count("coreBefore", "Core before", "Of these, core members by the live version."),
  count("coreAfter", "Core after", "Of these, core members by the proposed version."),
];

const idOf = ({ change, from, to }: ReplayFlow): string =>
  [change, from?.id, from?.verdict, to?.id, to?.verdict].join(" ");

interface ReplayFlowsProps {
  diff: ReplayDiff;
  choice: ReplayChoice;
  onChoose: (choice: ReplayChoice) => void;
}

/** Streams of accounts from campaign to campaign, the largest first; opening one lists its accounts. */
export function ReplayFlows({ diff, onChoose }: ReplayFlowsProps) {
  const { flows, flowCount } = diff;
  return (
    <DataTable
      label="Changes by campaign"
      columns={columns}
      rows={flows}
      rowId={idOf}
      onOpen={({ change, from, to }) => {
        const names = [from?.codeName, to?.codeName].filter(Boolean).join(" → ");
        onChoose({ change, campaignId: to?.id ?? from?.id, words: `${changes[change].label.toLowerCase()}, ${names}` });
      }}
      maxHeight="300px"
      foot={
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {flows.length < flowCount ? `the largest ${flows.length} of ${formatCount(flowCount)}; ` : ""}open a row for
            its accounts
          </Text>
        </Group>
      }
    />
  );
}
