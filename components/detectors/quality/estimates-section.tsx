"use client";
import { Group, Stack, Table, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import { Stat } from "@/components/data/stat";
import { EmptyState } from "@/components/feedback/empty-state";
import {
  type EstimateOrNot,
  noEstimate,
  type SampleEstimates,
  type SampleSummary,
  type StratumFigures,
} from "@/lib/detection/contract";
import { labels } from "../words";

const strata: Record<StratumFigures["stratum"], string> = {
  flagged: "Flagged, not judged by an analyst",
  decided: "Flagged, judged by an analyst",
  dismissed: "In dismissed campaigns",
  unflagged: "Not flagged",
};

interface EstimatesSectionProps {
  estimates: SampleEstimates | null;
  sample: SampleSummary | undefined;
}

/** Recall and false flags from the newest audit sample, with how many accounts they rest on. */
export function EstimatesSection({ estimates, sample }: EstimatesSectionProps) {
  if (estimates === null || sample === undefined) {
    return (
      <Section title="Recall and false flags">
        <EmptyState title={noEstimate.labels}>
          {noEstimate.sample} Recall and false flags can only be told from accounts that were drawn at random and judged
          without knowing what detection says of them.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title="Recall and false flags"
      about={
        <span>
          sample of <Moment at={sample.drawnAt} precision="day" />, {formatCount(sample.labelled)} of{" "}
          {formatCount(sample.items)} judged
        </span>
      }
    >
      <Stack gap="md">
        <Group gap="xl" align="flex-start">
          <EstimateStat
            label="Recall"
            of="operated and compromised accounts that are flagged"
            estimate={estimates.recall}
          />
          <EstimateStat label="False flags" of="benign accounts that are flagged" estimate={estimates.falseFlags} />
        </Group>
        <StrataTable figures={estimates.strata} />
        <Text size="xs" c="dimmed">
          {estimates.method}
          {estimates.configurationHash !== null && ` Configuration ${estimates.configurationHash.slice(0, 12)}.`}
        </Text>
      </Stack>
    </Section>
  );
}

const range = (low: number, high: number): string => `${formatShare(low)} to ${formatShare(high)}`;

function EstimateStat({ label, of, estimate }: { label: string; of: string; estimate: EstimateOrNot }) {
  if ("missing" in estimate) return <Stat label={label} value="–" of={estimate.missing} />;
  const { value, low, high, n } = estimate;
  return (
    <Stat
      label={label}
      value={formatShare(value)}
      of={
        <>
          95 % interval {range(low, high)}, n = {formatCount(n)}
        </>
      }
      window={of}
    />
  );
}

/** In the order of the columns. */
const judged = ["operated", "compromised", "benign", "unsure"] as const;

function StrataTable({ figures }: { figures: StratumFigures[] }) {
  return (
    <Table aria-label="Strata">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Stratum</Table.Th>
          {["Accounts", "Drawn", ...judged.map((label) => labels[label].label)].map((name) => (
            <Table.Th key={name} ta="right">
              {name}
            </Table.Th>
          ))}
          <Table.Th ta="right">Operated or compromised</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.map((one) => (
          <Table.Tr key={one.stratum}>
            <Table.Td fw={500}>{strata[one.stratum]}</Table.Td>
            {[one.accounts, one.drawn, one.operated, one.compromised, one.benign, one.unsure].map((value, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns do not move
              <Table.Td key={i} ta="right">
                {formatCount(value)}
              </Table.Td>
            ))}
            <Table.Td ta="right">
              {one.accounts === 0 ? (
                <span title="there is nobody in it">–</span>
              ) : "missing" in one.share ? (
                <Text size="sm" c="dimmed">
                  {noEstimate.labels.toLowerCase()}
                </Text>
              ) : (
                <>
                  {formatShare(one.share.value)} <small>({range(one.share.low, one.share.high)})</small>
                </>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
