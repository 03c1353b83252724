"use client";
import { Stack, Text } from "@mantine/core";
import { CapabilityTable } from "@/components/campaign/traffic/capability-panel";
import { Loss } from "@/components/campaign/traffic/loss-panel";
import { PivotRows } from "@/components/campaign/traffic/pivot-table";
import { SignUps } from "@/components/campaign/traffic/sign-ups-panel";
import { aboutCapabilities, aboutPivots } from "@/components/campaign/traffic/traffic-words";
import { TimeChart } from "@/components/chart/time-chart";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import type { PinnedChart as Chart } from "@/lib/casefile/contract";
import { words } from "@/lib/queries/words";

/** A chart drawn from its snapshot, with the window and the denominators that it had. */
export function PinnedChart({ chart }: { chart: Chart }) {
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {aboutOf(chart)}
      </Text>
      <Drawing chart={chart} />
    </Stack>
  );
}

function Drawing({ chart }: { chart: Chart }) {
  switch (chart.kind) {
    case "timeline":
      return <TimeChart label={aboutOf(chart)} timeline={chart.figures} height={200} name={words} />;
    case "capabilities":
      return <CapabilityTable mix={chart.figures} />;
    case "loss":
      return <Loss loss={chart.figures} measure="outputTokens" />;
    case "sign_ups":
      return <SignUps signUps={chart.figures} />;
    case "pivots":
      return <PivotRows pivots={chart.figures} />;
  }
}

const spanOf = (from: string, to: string) => `${formatMoment(from)} to ${formatMoment(to)} UTC`;

function aboutOf(chart: Chart): string {
  switch (chart.kind) {
    case "timeline":
      return `Exchanges per ${chart.figures.grain} by ${chart.by}, ${formatCount(chart.figures.accounts)} accounts, ${spanOf(chart.figures.from, chart.figures.to)}`;
    case "capabilities":
      return aboutCapabilities(chart.figures);
    case "loss":
      return `Delivered to ${formatCount(chart.figures.accounts)} core accounts: output tokens by capability, model and week (UTC)`;
    case "sign_ups":
      return `When core accounts were opened: of ${formatCount(chart.figures.accounts)}, ${formatCount(chart.figures.known)} are known`;
    case "pivots":
      return aboutPivots;
  }
}
