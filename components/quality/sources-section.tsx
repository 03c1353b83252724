"use client";
import { Badge, Table, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { formatShare, Share } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import type { DataQuality, SourceQuality } from "@/lib/casefile/contract";
import { hour } from "@/lib/kernel/clock";
import { formatDuration, formatLag } from "./durations";
import { Scrolled } from "./scrolled";
import { sourceKey, sourceName } from "./source-name";
import { sinceText } from "./window";

const headings = ["Uploads", "Lines", "Taken", "Repeated", "Rejected, of lines"];

/** Who sends what: rows per source, the last arrival, the newest exchange, and who went silent. */
export function SourcesSection({ quality }: { quality: DataQuality }) {
  return (
    <Section
      title="Sources"
      about={`uploads that began ${sinceText(quality.since)}; a source is a sender and a format`}
    >
      {quality.sources.length === 0 ? (
        <EmptyState title="Nothing came in">
          No upload began in this window. <Link href="/ingest">Uploads & jobs</Link> has how to send data.
        </EmptyState>
      ) : (
        <Scrolled label="Sources">
          <Table aria-label="Sources" stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Source</Table.Th>
                <Table.Th>Of</Table.Th>
                {headings.map((name) => (
                  <Table.Th key={name} ta="right">
                    {name}
                  </Table.Th>
                ))}
                <Table.Th ta="right">Last arrival</Table.Th>
                <Table.Th ta="right">Newest exchange</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {quality.sources.map((source) => (
                <SourceRow key={sourceKey(source)} source={source} now={quality.now} />
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
    </Section>
  );
}

function SourceRow({ source, now }: { source: SourceQuality; now: string }) {
  return (
    <Table.Tr>
      <Table.Td>
        <SourceName source={source} />
      </Table.Td>
      <Table.Td>{source.kind}</Table.Td>
      <Table.Td ta="right">
        {formatCount(source.uploads)}
        {source.failed > 0 && (
          <Text component="div" size="xs" c="var(--mantine-color-error)">
            {formatCount(source.failed)} failed or stopped
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{formatCount(source.lines)}</Table.Td>
      <Table.Td ta="right">{formatCount(source.accepted)}</Table.Td>
      <Table.Td ta="right">{formatCount(source.duplicates)}</Table.Td>
      <Table.Td ta="right">
        {formatCount(source.rejected)}, <Share part={source.rejected} of={source.lines} />
      </Table.Td>
      <Table.Td ta="right">
        <Moment at={source.lastArrival} />
      </Table.Td>
      <Table.Td ta="right">
        <Moment at={source.newestExchange} />
        {source.newestExchange !== null && (
          <Text component="div" size="xs" c="dimmed">
            {formatLag(source.newestExchange, now)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function SourceName({ source }: { source: SourceQuality }) {
  const { name, silence } = source;
  return (
    <>
      <Text size="sm" fw={500} component="div">
        {sourceName(source)}
        {silence !== null && (
          <Badge color="red" ml="xs">
            silent
          </Badge>
        )}
      </Text>
      {name !== null && (
        <Text size="xs" c="dimmed" truncate maw={320} title={name}>
          last: {name}
        </Text>
      )}
      {silence !== null && (
        <Text size="xs" c="var(--mantine-color-error)" maw={360}>
          Nothing for {formatDuration(silence.hours * hour)}; of {silence.silences} silences before, the longest was{" "}
          {formatDuration(silence.longestHours * hour)}. Chance makes one so long in {formatShare(silence.chance)} of
          cases.
        </Text>
      )}
    </>
  );
}
