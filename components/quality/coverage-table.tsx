"use client";
import { Badge, Group, Table, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { familyNames } from "@/components/badges/meanings";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatCount } from "@/components/data/count";
import { Share } from "@/components/data/share";
import { MeaningTh } from "@/components/table/heads";
import { CoverageByDay } from "./coverage-by-day";
import { coverageFigure } from "./figures";
import type { CoverageGroup, CoverageRow, prepareCoverage } from "./prepare-coverage";
import classes from "./quality.module.css";
import { ShareBars } from "./share-bars";

export interface CoverageTableProps {
  /** What the figures are of: `exchanges`, `accounts`. */
  noun: string;
  of: number;
  prepared: ReturnType<typeof prepareCoverage>;
}

/** Families of evidence with their fields: the share that has each, by day as a figure or as a table. */
export function CoverageTable({ noun, of, prepared }: CoverageTableProps) {
  const [asTable, setAsTable] = useState(false);
  const drawn = [...prepared.groups.map(({ row }) => row), ...prepared.groups.flatMap(({ fields }) => fields)];
  const rows = [...drawn, ...prepared.others].filter(({ days }) => days.length > 0);
  return (
    <>
      {asTable ? (
        <CoverageByDay rows={rows} noun={noun} />
      ) : (
        <Table aria-label={`Evidence of ${noun}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Evidence</Table.Th>
              <Table.Th ta="right">Having it, of {formatCount(of)}</Table.Th>
              <Table.Th ta="right">Share</Table.Th>
              <Table.Th>By day</Table.Th>
              <MeaningTh />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {prepared.groups.map((group) => (
              <GroupRows key={group.family} group={group} noun={noun} of={of} />
            ))}
            {prepared.others.map((row) => (
              <FieldRow key={row.name} row={row} noun={noun} of={of} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group justify="space-between" mt="xs">
        <UnstyledButton onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          <Text size="xs" c="var(--mantine-color-anchor)">
            {asTable ? "show shares" : "show table by day"}
          </Text>
        </UnstyledButton>
        <ChartMenu figure={() => coverageFigure(rows, noun, of)} />
      </Group>
    </>
  );
}

function GroupRows({ group, noun, of }: { group: CoverageGroup; noun: string; of: number }) {
  return (
    <>
      <Table.Tr>
        <Table.Td fw={600}>{familyNames[group.family]}</Table.Td>
        <Figures row={group.row} of={of} noun={noun} />
        <Table.Td maw={420}>
          <Meaning group={group} noun={noun} />
        </Table.Td>
      </Table.Tr>
      {group.fields.map((row) => (
        <FieldRow key={row.name} row={row} noun={noun} of={of} isPart />
      ))}
    </>
  );
}

function Meaning({ group: { state, family, loss, row }, noun }: { group: CoverageGroup; noun: string }) {
  if (state === "absent") {
    return (
      <Text size="sm" component="div">
        <Badge color="yellow">not available</Badge> No {family} evidence is available of these {noun}. {loss}
      </Text>
    );
  }
  const text =
    state === "whole"
      ? `all ${noun} have some`
      : `compared among the ${formatCount(row.having)} ${noun} that have some; of the others it is not available`;
  return (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  );
}

function FieldRow({ row, noun, of, isPart }: { row: CoverageRow; noun: string; of: number; isPart?: boolean }) {
  return (
    <Table.Tr>
      <Table.Td className={isPart ? classes.field : undefined}>{row.name}</Table.Td>
      <Figures row={row} of={of} noun={noun} />
      <Table.Td>
        <Text size="xs" c="dimmed">
          {row.about}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Figures({ row, of, noun }: { row: CoverageRow; of: number; noun: string }) {
  return (
    <>
      <Table.Td ta="right">{formatCount(row.having)}</Table.Td>
      <Table.Td ta="right">{row.having === 0 ? "none" : <Share part={row.having} of={of} />}</Table.Td>
      <Table.Td>
        {row.days.length > 0 && (
          <ShareBars
            label={`Share of ${noun} with ${row.name} by day`}
            bars={row.days.map(({ day, share }) => ({ at: day, share }))}
          />
        )}
      </Table.Td>
    </>
  );
}
