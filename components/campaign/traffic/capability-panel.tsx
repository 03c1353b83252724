"use client";
import { Group, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { PinButton } from "@/components/notebook/pin-button";
import { campaignCapabilitiesQuery } from "@/lib/queries/campaign";
import { words } from "@/lib/queries/words";
import type { CapabilityMix } from "@/lib/traffic/contract";
import { type CapabilityRow, prepareCapabilities } from "./capability-rows";
import { capabilityFigure } from "./figures";
import classes from "./traffic.module.css";
import { aboutCapabilities, figureTitles, timesAsMuch } from "./traffic-words";

/** What the members use models for, beside all traffic of the same window. */
export function CapabilityPanel({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(campaignCapabilitiesQuery(id));
  return (
    <Section
      title={figureTitles.capabilities}
      about={data && aboutCapabilities(data)}
      actions={
        <Group gap="xs">
          <PinButton
            noted={{ type: "campaign", id }}
            chart={{ kind: "capabilities" }}
            name={figureTitles.capabilities}
          />
          {data && <ChartMenu figure={() => capabilityFigure(data)} />}
        </Group>
      }
    >
      {data !== undefined && <CapabilityTable mix={data} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows />}
    </Section>
  );
}

export function CapabilityTable({ mix }: { mix: CapabilityMix }) {
  const rows = useMemo(() => prepareCapabilities(mix), [mix]);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Capability</Table.Th>
          <Table.Th className={classes.pair}>
            <span className={classes.key} data-which="here" /> here <span className={classes.key} /> all traffic
          </Table.Th>
          <Table.Th ta="right">Here</Table.Th>
          <Table.Th ta="right">All traffic</Table.Th>
          <Table.Th ta="right">{timesAsMuch}</Table.Th>
          <Table.Th ta="right">Exchanges here</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Capability key={row.capability} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Capability({ row }: { row: CapabilityRow }) {
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{words(row.capability)}</Table.Td>
      <Table.Td className={classes.pair}>
        <span className={classes.bar} data-which="here" style={{ width: `${row.length * 100}%` }} />
        <span className={classes.bar} style={{ width: `${row.lengthOverall * 100}%` }} />
      </Table.Td>
      <Table.Td ta="right">{formatShare(row.share)}</Table.Td>
      <Table.Td ta="right">{formatShare(row.shareOverall)}</Table.Td>
      <Table.Td ta="right">
        {row.lift === null ? (
          <Text component="span" size="sm" c="dimmed" title="All traffic has none of it">
            –
          </Text>
        ) : (
          `×${row.lift.toFixed(row.lift < 10 ? 1 : 0)}`
        )}
      </Table.Td>
      <Table.Td ta="right">{formatCount(row.exchanges)}</Table.Td>
    </Table.Tr>
  );
}
