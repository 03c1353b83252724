"use client";
import { Alert, Box, SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { FiguresNotForYou } from "@/components/feedback/not-for-you";
import { UploadsLink } from "@/components/ingest/uploads-link";
import { usePermission } from "@/components/session/session";
import { type DataQuality, type QualityWindow, qualityWindows } from "@/lib/casefile/contract";
import { qualityQuery } from "@/lib/queries/quality";
import { AccountSection } from "./account-section";
import { BySourceSection } from "./by-source-section";
import { ExchangeSection } from "./exchange-section";
import classes from "./quality.module.css";
import { RejectsSection } from "./rejects-section";
import { SourcesSection } from "./sources-section";
import { sinceText, useQualityWindow, windowLabels } from "./window";

/** How good the data are that detection sees: what came in, what was refused, how late it came, and which evidence it has. */
export function QualityPage() {
  const [window, setWindow] = useQualityWindow();
  const mayRead = usePermission("traffic.read");
  return (
    <>
      <PageHeader
        title="Data quality"
        about="What came in, what was refused, how late it came, and which evidence it has. What is not there reads as not available, never as not shared."
        actions={
          <>
            <UploadsLink />
            <SegmentedControl
              size="xs"
              aria-label="Window"
              data={qualityWindows.map((value) => ({ value, label: windowLabels[value] }))}
              value={window}
              onChange={(value) => void setWindow(value as QualityWindow)}
            />
          </>
        }
      />
      {mayRead ? <Figures window={window} /> : <FiguresNotForYou />}
    </>
  );
}

function Figures({ window }: { window: QualityWindow }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(qualityQuery(window));
  if (error !== null && (data === undefined || isPlaceholderData)) {
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingRows rows={14} />;
  return (
    <Box aria-busy={isPlaceholderData} className={isPlaceholderData ? classes.waiting : undefined}>
      <Stack gap="md">
        <Pending quality={data} />
        <SourcesSection quality={data} />
        <ExchangeSection coverage={data.exchanges} about={sinceText(data.since)} />
        <BySourceSection quality={data} />
        <AccountSection window={window} />
        <RejectsSection quality={data} />
      </Stack>
    </Box>
  );
}

function Pending({ quality: { pendingDays } }: { quality: DataQuality }) {
  if (pendingDays === 0) return null;
  return (
    <Alert color="blue" role="status">
      The figures of {pendingDays === 1 ? "one day are" : `${pendingDays} days are`} behind what is stored; a job builds
      them now.
    </Alert>
  );
}
