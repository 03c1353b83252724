"use client";
import { Group, Table, Text } from "@mantine/core";
import { useMemo } from "react";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import { PinButton } from "@/components/notebook/pin-button";
import type { Pivot } from "@/lib/detection/contract";
import { pivotFigure } from "./figures";
import { type PivotBar, type PivotScale, preparePivots } from "./pivots";
import classes from "./traffic.module.css";
import { aboutPivots, figureTitles, noPivots } from "./traffic-words";

const formatLift = (lift: number) => `×${lift >= 10 ? lift.toFixed(0) : lift.toFixed(lift < 1 ? 2 : 1)}`;

/** How much of the traffic moved to a model within a day of its release, beside matched accounts. */
export function PivotTable({ campaignId, pivots }: { campaignId: string; pivots: Pivot[] }) {
  return (
    <Section
      title={figureTitles.pivots}
      about={aboutPivots}
      actions={
        <Group gap="xs">
          <PinButton
            noted={{ type: "campaign", id: campaignId }}
            chart={{ kind: "pivots" }}
            name={figureTitles.pivots}
          />
          {pivots.length > 0 && <ChartMenu figure={() => pivotFigure(pivots)} />}
        </Group>
      }
    >
      <PivotRows pivots={pivots} />
    </Section>
  );
}

export function PivotRows({ pivots }: { pivots: Pivot[] }) {
  const scale = useMemo(() => preparePivots(pivots), [pivots]);
  if (pivots.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {noPivots}
      </Text>
    );
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Model</Table.Th>
          <Table.Th>Released</Table.Th>
          <Table.Th ta="right">Here</Table.Th>
          <Table.Th ta="right">Matched</Table.Th>
          <Table.Th ta="right">Lift (95 %)</Table.Th>
          <Table.Th className={classes.interval}>
            <Ticks scale={scale} />
          </Table.Th>
          <Table.Th ta="right">Half reached</Table.Th>
          <Table.Th ta="right">Exchanges</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {scale.bars.map((bar) => (
          <Row key={`${bar.pivot.model} ${bar.pivot.releasedAt}`} bar={bar} scale={scale} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ bar: { pivot, ...bar }, scale }: { bar: PivotBar; scale: PivotScale }) {
  const percent = (place: number) => `${place * 100}%`;
  return (
    <Table.Tr>
      <Table.Td fw={600}>{pivot.model}</Table.Td>
      <Table.Td>
        <Moment at={pivot.releasedAt} />
      </Table.Td>
      <Table.Td ta="right">{formatShare(pivot.share)}</Table.Td>
      <Table.Td ta="right">{formatShare(pivot.baseline)}</Table.Td>
      <Table.Td ta="right">
        <b>{formatLift(pivot.lift)}</b> ({formatLift(pivot.low)} to {formatLift(pivot.high)})
        {!bar.isClear && (
          <Text size="xs" c="dimmed" component="div">
            not beyond chance
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.interval}>
        <span className={classes.one} style={{ insetInlineStart: percent(scale.one) }} />
        <span
          className={classes.range}
          data-clear={bar.isClear || undefined}
          style={{ insetInlineStart: percent(bar.low), width: percent(bar.high - bar.low) }}
        />
        <span
          className={classes.point}
          data-clear={bar.isClear || undefined}
          style={{ insetInlineStart: percent(bar.lift) }}
        />
      </Table.Td>
      <Table.Td ta="right">{pivot.hoursToHalf === null ? "–" : `${pivot.hoursToHalf.toFixed(0)} h`}</Table.Td>
      <Table.Td ta="right">{formatCount(pivot.exchanges)}</Table.Td>
    </Table.Tr>
  );
}

const Ticks = ({ scale }: { scale: PivotScale }) => (
  <span aria-hidden>
    {scale.ticks.map(({ lift, place }) => (
      <span key={lift} className={classes.tick} style={{ insetInlineStart: `${place * 100}%` }}>
        {formatLift(lift)}
      </span>
    ))}
  </span>
);
