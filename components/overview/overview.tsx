"use client";
import { Grid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { TimeChart } from "@/components/chart/time-chart";
import { useMomentText } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { DetectionControl } from "@/components/detection/detection-control";
import { LatestRun } from "@/components/detection/latest-run";
import { ErrorState } from "@/components/feedback/error-state";
import { FirstSteps } from "@/components/first-steps/first-steps";
import { usePermission } from "@/components/session/session";
import type { Overview as OverviewData } from "@/lib/casefile/contract";
import { overviewQuery } from "@/lib/queries/overview";
import { Figures } from "./figures";
import { OverviewSkeleton } from "./overview-skeleton";
import { VerdictCounts } from "./verdict-counts";
import { WaitingCampaigns } from "./waiting-campaigns";

/** The first page: what is stored, what was found, what waits for a decision. */
export function Overview() {
  const moment = useMomentText();
  const maySee = usePermission("campaign.read");
  const mayBringIn = usePermission("ingest.read");
  const { data, error, refetch } = useQuery({ ...overviewQuery(), enabled: maySee });
  if (!maySee && mayBringIn) {
    return (
      <>
        <PageHeader title="Overview" about="What was found is for those who judge it; bringing data in is yours." />
        <FirstSteps />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Overview" about={data && describeWindow(data, moment)} actions={<DetectionControl />} />
      {data !== undefined ? (
        <Content overview={data} />
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <OverviewSkeleton />
      )}
    </>
  );
}

function describeWindow({ window }: OverviewData, moment: (iso: string) => string): string {
  if (window === null) return "No traffic is stored yet.";
  return `All stored traffic: ${moment(window.from)} to ${moment(window.to)}`;
}

function Content({ overview }: { overview: OverviewData }) {
  if (overview.window === null) return <FirstSteps />;
  const { grain } = overview.timeline;
  return (
    <Stack gap="md">
      {overview.latestRun === null && <FirstSteps />}
      <Figures overview={overview} />
      <Section title="Traffic by model" about="all accounts">
        <TimeChart label={`Exchanges per ${grain} by model, all accounts`} timeline={overview.timeline} height={220} />
      </Section>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 9 }}>
          <WaitingCampaigns campaigns={overview.waiting} open={overview.campaigns.open} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 3 }}>
          <Stack gap="md">
            <VerdictCounts campaigns={overview.campaigns} />
            <LatestRun run={overview.latestRun} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
