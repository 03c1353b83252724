"use client";
import { Table, Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { Share } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import type { DataQuality, DelayCounts } from "@/lib/casefile/contract";
import { coveredFamilies } from "@/lib/traffic/contract";
import { nothingDated } from "./quality-words";
import { Scrolled } from "./scrolled";
import { sourceKey, sourceName } from "./source-name";
import { sinceText } from "./window";

const delayColumns: [name: keyof DelayCounts, heading: string][] = [
  ["withinMinute", "Within a minute"],
  ["withinHour", "Within an hour"],
  ["withinDay", "Within a day"],
  ["later", "Later"],
  ["ahead", "Dated in the future"],
  ["unknown", "Not known"],
];

interface Figures {
  name: string;
  of: number;
  families: Record<string, number>;
  delays: DelayCounts;
}

/** Which source lacks evidence, how long its exchanges took to come, and whose clocks are wrong. */
export function BySourceSection({ quality }: { quality: DataQuality }) {
  const sources = quality.sources.flatMap((source) =>
    source.exchanges === null || source.exchanges.of === 0
      ? []
      : [{ key: sourceKey(source), name: sourceName(source), ...source.exchanges }],
  );
  const { exchanges, delays } = quality;
  return (
    <Section title="Evidence and delay by source" about={`shares of the exchanges dated ${sinceText(quality.since)}`}>
      {exchanges.of === 0 ? (
        <EmptyState title={nothingDated} />
      ) : (
        <Scrolled label="Exchanges by source">
          <Table aria-label="Exchanges by source">
            <Headings />
            <Table.Tbody>
              {sources.map(({ key, ...figures }) => (
                <SourceRow key={key} {...figures} />
              ))}
              {sources.length > 1 && (
                <SourceRow name="All" of={exchanges.of} families={exchanges.families} delays={delays} />
              )}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed" mt="xs">
            Delay is the time from an exchange's own time to its upload being taken. What is dated more than a minute
            after that comes from a clock that is ahead. Later than a day is what files bring; of a source that sends as
            it goes it means a clock that is behind, or a queue.
          </Text>
        </Scrolled>
      )}
    </Section>
  );
}

function Headings() {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Source</Table.Th>
        <Table.Th ta="right">Exchanges</Table.Th>
        {[...coveredFamilies.map((family) => familyNames[family]), ...delayColumns.map(([, heading]) => heading)].map(
          (heading) => (
            <Table.Th key={heading} ta="right">
              {heading}
            </Table.Th>
          ),
        )}
      </Table.Tr>
    </Table.Thead>
  );
}

function SourceRow({ name, of, families, delays }: Figures) {
  return (
    <Table.Tr>
      <Table.Td fw={500}>{name}</Table.Td>
      <Table.Td ta="right">{formatCount(of)}</Table.Td>
      {coveredFamilies.map((family) => (
        <Table.Td key={family} ta="right">
          {families[family] ? <Share part={families[family]} of={of} /> : "not available"}
        </Table.Td>
      ))}
      {delayColumns.map(([column]) => (
        <Table.Td
          key={column}
          ta="right"
          c={column === "ahead" && delays.ahead > 0 ? "var(--mantine-color-error)" : undefined}
        >
          <Share part={delays[column]} of={of} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
