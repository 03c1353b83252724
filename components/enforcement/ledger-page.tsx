"use client";
import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnected, IconPlugConnectedX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { LinkButton } from "@/components/data/link-button";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import type { LedgerPage as Page } from "@/lib/enforcement/contract";
import { ledgerQuery } from "@/lib/queries/enforcement";
import { EnforcementDrawer } from "./enforcement-drawer";
import { ledgerColumns } from "./ledger-columns";
import { LedgerFilterBar, useLedgerFilters } from "./ledger-filters";
import { regrowthWords } from "./regrowth-note";

/** How far every decision is at every gateway, what drifts first. */
export function LedgerPage() {
  const filters = useLedgerFilters();
  const query = useInfiniteQuery(ledgerQuery(filters.filters));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const first = query.data?.pages[0];
  return (
    <>
      <PageHeader
        title="Enforcement"
        about="What decisions ask of the gateways, and how far each is. Verified is only what was read back or seen."
        actions={
          <LinkButton href="/enforcement/connectors" icon={IconPlugConnected}>
            Connectors
          </LinkButton>
        }
      />
      {first !== undefined && (
        <Alarms
          page={first}
          onDrift={() => void filters.setAsked({ drift: "1" })}
          onOverdue={() => void filters.setAsked({ overdue: "1" })}
        />
      )}
      <LedgerFilterBar {...filters} />
      <DataTable
        label="Enforcements"
        columns={ledgerColumns}
        rowId={({ id }) => id}
        onOpen={({ id }) => setOpenedId(id)}
        empty={
          <EmptyState title="Nothing here">
            A row appears for each account and connector when a decision asks something of a gateway.
          </EmptyState>
        }
        maxHeight="calc(100dvh - 290px)"
        {...paged(query)}
      />
      <EnforcementDrawer id={openedId} onClose={() => setOpenedId(null)} onOpen={setOpenedId} />
    </>
  );
}

interface AlarmsProps {
  page: Page;
  onDrift: () => void;
  onOverdue: () => void;
}

function Alarms({ page: { drifting, unconnected, overdue, regrowth }, onDrift, onOverdue }: AlarmsProps) {
  if (drifting + unconnected + overdue + regrowth.length === 0) return null;
  const triangle = <IconAlertTriangle size={16} aria-hidden />;
  return (
    <Stack gap="xs" mb="sm">
      {drifting > 0 && (
        <Alert color="red" icon={triangle} py={8}>
          <Text size="sm">
            <b>{formatCount(drifting)} drift.</b> Traffic, or the gateway itself, says that they are not in force.{" "}
            <Anchor component="button" type="button" inherit onClick={onDrift}>
              Show them
            </Anchor>
          </Text>
        </Alert>
      )}
      {overdue > 0 && (
        <Alert color="red" icon={triangle} py={8}>
          <Text size="sm">
            <b>
              {formatCount(overdue)} {overdue === 1 ? "referral is" : "referrals are"} overdue.
            </b>{" "}
            The cloud or reseller whose customers they are has not answered in time.{" "}
            <Anchor component="button" type="button" inherit onClick={onOverdue}>
              Show them
            </Anchor>
          </Text>
        </Alert>
      )}
      {regrowth.slice(0, 5).map((one) => (
        <Alert key={one.campaignId} color="orange" icon={triangle} py={8}>
          <Text size="sm">
            <Anchor component={Link} href={`/campaigns/${one.campaignId}`} inherit fw={600}>
              {one.codeName}
            </Anchor>{" "}
            grows again: {regrowthWords(one)}
          </Text>
        </Alert>
      ))}
      {unconnected > 0 && (
        <Alert color="gray" icon={<IconPlugConnectedX size={16} aria-hidden />} py={8}>
          <Text size="sm">
            {formatCount(unconnected)} wait for a connector; they go to the first that is connected.
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
