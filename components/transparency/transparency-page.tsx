"use client";
import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { transparencyQuery } from "@/lib/queries/transparency";
import { type TransparencyView, transparencyGrains } from "@/lib/transparency/contract";
import { FalseFlags } from "./false-flags";
import { FiguresTable } from "./figures-table";
import { MeasuresChart } from "./measures-chart";
import { mostPeriods, prepareFigures } from "./prepare-figures";
import { PublicationSection } from "./publication-section";
import { nothingDecidedYet } from "./report-document";

const readings = ["counted", "published"] as const;

/** What was done to accounts and what came of their appeals, by period; and what of it is public. */
export function TransparencyPage() {
  const [grain, setGrain] = useQueryState("grain", parseAsStringLiteral(transparencyGrains).withDefault("quarter"));
  const [reading, setReading] = useQueryState("as", parseAsStringLiteral(readings).withDefault("counted"));
  const { data, error, refetch } = useQuery(transparencyQuery({ grain }));
  const view = data?.[reading];
  return (
    <>
      <PageHeader
        title="Transparency"
        about={
          view && (
            <>
              Counted <Moment at={view.asOf} precision="minute" />
            </>
          )
        }
        actions={
          <>
            <SegmentedControl
              aria-label="Period"
              value={grain}
              onChange={(next) => void setGrain(next)}
              data={[
                { value: "quarter", label: "Quarters" },
                { value: "month", label: "Months" },
              ]}
            />
            <SegmentedControl
              aria-label="Reading"
              value={reading}
              onChange={(next) => void setReading(next)}
              data={[
                { value: "counted", label: "As counted" },
                { value: "published", label: "As published" },
              ]}
            />
          </>
        }
      />
      {view === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {view === undefined && error === null && <LoadingRows rows={12} />}
      {view !== undefined && <Figures view={view} isPublished={reading === "published"} />}
    </>
  );
}

function Figures({ view, isPublished }: { view: TransparencyView; isPublished: boolean }) {
  return (
    <Stack gap="md">
      <Section
        title="Measures and appeals"
        about={`The latest ${Math.min(mostPeriods, view.periods.length)} of ${view.periods.length} periods, UTC`}
      >
        {view.periods.length === 0 ? (
          <EmptyState title={nothingDecidedYet}>
            The first measure against an account opens the first period.
          </EmptyState>
        ) : (
          <Stack gap="lg">
            {!isPublished && <MeasuresChart view={view} />}
            <FiguresTable figures={prepareFigures(view, isPublished)} />
          </Stack>
        )}
      </Section>
      <Section title="False flags">
        <Text size="sm">
          <FalseFlags {...view} />
        </Text>
      </Section>
      <PublicationSection />
    </Stack>
  );
}
