"use client";
import { Button, Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { TierBadge } from "@/components/badges/badges";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import type { ReplayAccount } from "@/lib/detection/contract";
import { replayAccountsQuery } from "@/lib/queries/detectors";
import { CampaignSide } from "./campaign-side";
import type { ReplayChoice } from "./replay-choice";
import { ChangeBadge } from "./replay-flows";

function Side({ side }: { side: ReplayAccount["from"] }) {
  return (
    <Group gap={6} wrap="nowrap">
      <CampaignSide campaign={side?.campaign ?? null} />
      {side !== null && <TierBadge tier={side.tier} />}
      {side !== null && (
        <Text size="xs" c="dimmed">
          {formatNats(side.score)}
        </Text>
      )}
    </Group>
  );
}

const columns: Column<ReplayAccount>[] = [
  {
    id: "accountId",
    header: "Account",
    size: 180,
    enableSorting: false,
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
    ),
  },
  {
    id: "change",
    header: "Change",
    size: 130,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ChangeBadge change={original.change} />,
  },
  {
    id: "from",
    header: "Live",
    size: 300,
    enableSorting: false,
    meta: { grow: 2, hint: "Campaign, tier and nats of membership by the live version." },
    cell: ({ row: { original } }) => <Side side={original.from} />,
  },
  {
    id: "to",
    header: "Proposed",
    size: 300,
    enableSorting: false,
    meta: { grow: 2, hint: "Campaign, tier and nats of membership by the proposed version." },
    cell: ({ row: { original } }) => <Side side={original.to} />,
  },
];

interface ReplayAccountsProps {
  runId: string;
  choice: ReplayChoice;
  onClear: () => void;
}

/** The accounts that change, one by one. */
export function ReplayAccounts({ runId, choice, onClear }: ReplayAccountsProps) {
  const { change, campaignId, words } = choice;
  const table = paged(useInfiniteQuery(replayAccountsQuery(runId, { change, campaignId })));
  return (
    <>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          Accounts: {words}
        </Text>
        {change !== undefined && (
          <Button variant="subtle" size="compact-xs" onClick={onClear}>
            Show all
          </Button>
        )}
      </Group>
      <DataTable
        label="Accounts that change"
        columns={columns}
        rowId={({ accountId }) => accountId}
        maxHeight="360px"
        empty={<EmptyState title="No account changes this way" />}
        {...table}
      />
    </>
  );
}
