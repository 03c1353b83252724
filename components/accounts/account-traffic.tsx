"use client";
import { Group, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TimeChart } from "@/components/chart/time-chart";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { PinButton } from "@/components/notebook/pin-button";
import { accountTimelineQuery } from "@/lib/queries/accounts";
import type { TimelineBy } from "@/lib/queries/campaign";
import { words } from "@/lib/queries/words";

const choices = [
  { value: "model", label: "Model" },
  { value: "capability", label: "Capability" },
];
const height = 200;

/** What the account did when, by model or by kind of work. */
export function AccountTraffic({ accountId }: { accountId: string }) {
  const [by, setBy] = useState<TimelineBy>("model");
  const { data, error, refetch } = useQuery(accountTimelineQuery(accountId, by));
  return (
    <Section
      title="Traffic"
      actions={
        <Group gap="sm">
          <PinButton noted={{ type: "account", id: accountId }} chart={{ kind: "timeline", by }} name="Traffic" />
          <SegmentedControl
            size="xs"
            aria-label="Split by"
            data={choices}
            value={by}
            onChange={(value) => setBy(value as TimelineBy)}
          />
        </Group>
      }
    >
      {data !== undefined && (
        <TimeChart label={`Exchanges of this account by ${by}`} timeline={data} height={height} name={words} />
      )}
      {data === undefined && error === null && <LoadingRows rows={1} height={height} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Section>
  );
}
