"use client";
import { Group, SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatCount, formatShort } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { Stat } from "@/components/data/stat";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { PinButton } from "@/components/notebook/pin-button";
import { type CampaignLoss, type LossMeasure, lossMeasures } from "@/lib/casefile/contract";
import { campaignLossQuery } from "@/lib/queries/campaign";
import { words } from "@/lib/queries/words";
import { lossFigure } from "./figures";
import { LossTable } from "./loss-table";
import { measureNames, prepareLoss } from "./prepare-loss";
import { figureTitles } from "./traffic-words";

const choices = lossMeasures.map((value) => ({ value, label: measureNames[value] }));

/** What the campaign has taken, and what still flows to it. */
export function LossPanel({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(campaignLossQuery(id));
  const [measure, setMeasure] = useState<LossMeasure>("outputTokens");
  return (
    <Section
      title={figureTitles.loss}
      about={data && `Delivered to ${formatCount(data.accounts)} core accounts, by capability, model and week (UTC)`}
      actions={
        <Group gap="xs">
          <PinButton noted={{ type: "campaign", id }} chart={{ kind: "loss" }} name={figureTitles.loss} />
          <SegmentedControl
            size="xs"
            aria-label="Measure"
            data={choices}
            value={measure}
            onChange={(value) => setMeasure(value as LossMeasure)}
          />
          {data !== undefined && <ChartMenu figure={() => lossFigure(data, measure)} />}
        </Group>
      }
    >
      {data !== undefined && <Loss loss={data} measure={measure} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={8} height={26} />}
    </Section>
  );
}

export function Loss({ loss, measure }: { loss: CampaignLoss; measure: LossMeasure }) {
  const prepared = useMemo(() => prepareLoss(loss, measure), [loss, measure]);
  if (loss.rows.length === 0)
    return (
      <EmptyState title="Nothing is stored">The exchanges of these accounts are not, or no longer, here.</EmptyState>
    );
  return (
    <Stack gap="md">
      <Group gap="xl" align="flex-start">
        <Stat
          label="Output"
          value={formatShort(loss.total.outputTokens)}
          unit="tokens"
          of={`${formatCount(loss.total.exchanges)} exchanges`}
        />
        <Stat
          label="Reasoning"
          value={formatShort(loss.total.reasoningTokens)}
          unit="tokens"
          of="counted apart from the output"
        />
        <Stat label="Distinct tasks" value={formatShort(loss.tasks)} of="prompts, numbers and quotes left out" />
        <Flow flow={loss.flow} />
      </Group>
      <LossTable
        label={`${measureNames[measure]} delivered`}
        weeks={loss.weeks}
        partial={loss.partial}
        prepared={prepared}
      />
    </Stack>
  );
}

/** What comes now; once anybody was shut off, also what comes from those all the same. */
function Flow({ flow: { standings } }: { flow: CampaignLoss["flow"] }) {
  const perHour = (exchanges: number) => formatShort(exchanges / 24);
  const all = standings.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const shutOff = standings.filter(({ standing, accounts }) => standing !== "active" && accounts > 0);
  const window = "last 24 hours of data";
  return (
    <>
      <Stat label="Flow now" value={perHour(all)} unit="exchanges/h" window={window} />
      {shutOff.map(({ standing, accounts, exchanges }) => (
        <Stat
          key={standing}
          label={`Of that, ${words(standing)}`}
          value={perHour(exchanges)}
          unit="exchanges/h"
          of={`${formatCount(accounts)} accounts`}
          window={window}
        />
      ))}
    </>
  );
}
